package dl4jlessons.spark;

import dl4jlessons.runner.CommandLines;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Two commands that make a Spark cluster of this machine or of several. */
@Command(
        name = "spark",
        mixinStandardHelpOptions = true,
        description = "Runs part of a Spark cluster, until it is stopped.")
public final class SparkCommands implements Runnable {
    private static final int PORT = 7077;

    @Spec
    private CommandSpec spec;

    /** Ends the process if it was called wrongly, and otherwise runs until it is stopped. */
    public static void main(String[] arguments) {
        CommandLines.main(new SparkCommands(), arguments);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "master",
            mixinStandardHelpOptions = true,
            description = "Knows the workers, and gives them to searches.")
    void master(
            @Option(names = "--port", paramLabel = "P", defaultValue = "" + PORT, description = "${DEFAULT-VALUE}")
                    int port) {
        MasterUrl.requireHome();
        SparkCluster.checkJava(Runtime.version().feature());
        secure();
        // a master that is started again knows its workers and searches
        System.setProperty("spark.deploy.recoveryMode", "FILESYSTEM");
        System.setProperty(
                "spark.deploy.recoveryDirectory",
                Path.of(System.getenv("SPARK_HOME"), "recovery-" + port).toString());
        Terminal.out().println("Master at spark://" + Secret.host() + ":" + port + "; Ctrl-C stops it.");
        Master.main(new String[] {"--host", Secret.host(), "--port", String.valueOf(port), "--webui-port", "8080"});
    }

    @Command(name = "worker", mixinStandardHelpOptions = true, description = "Starts the processes that train.")
    void worker(
            @Parameters(
                            paramLabel = "MASTER",
                            defaultValue = "spark://127.0.0.1:" + PORT,
                            description = "${DEFAULT-VALUE}")
                    String master,
            @Option(
                            names = "--cores",
                            paramLabel = "N",
                            defaultValue = "1",
                            description = "Trials at once (${DEFAULT-VALUE}).")
                    int cores,
            @Option(
                            names = "--memory",
                            paramLabel = "MB",
                            defaultValue = "1024",
                            description = "For all of them (${DEFAULT-VALUE}).")
                    int memory) {
        MasterUrl.requireHome();
        MasterUrl url = new MasterUrl(master);
        if (!url.isStandalone()) {
            throw UserException.wrongUsage(master + " is no address of a master: write spark://HOST:PORT.");
        }
        url.check();
        secure();
        Terminal.out()
                .println("Worker of " + master + " with " + cores + (cores == 1 ? " core and " : " cores and ") + memory
                        + " MB; Ctrl-C stops it.");
        Worker.main(new String[] {
            "--host", Secret.host(), "--cores", String.valueOf(cores), "--memory", memory + "m", master
        });
    }

    private static void secure() {
        Secret.settings(Secret.host()).forEach(System::setProperty);
    }
}
