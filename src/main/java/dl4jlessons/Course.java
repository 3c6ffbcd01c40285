package dl4jlessons;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.dashboard.door.ListenAddress;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.runner.CommandLines;
import dl4jlessons.runner.CourseRunner;
import dl4jlessons.runner.RunOptions;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the course; without arguments it runs all lessons. */
@Command(
        name = "course",
        mixinStandardHelpOptions = true,
        version = "Deeplearning4j lessons 1.0",
        sortOptions = false,
        subcommands = SearchCommands.class,
        description =
                "What makes deep networks trainable, and how to tune them. Without a command, all lessons are run.")
public final class Course implements Runnable {
    @Mixin
    private RunOptions options;

    /** Ends the process with 1 if a run failed, with 2 if it was called wrongly, and simply returns otherwise. */
    public static void main(String[] arguments) {
        CommandLines.main(new Course(), arguments);
    }

    @Override
    public void run() {
        CourseRunner.of(options).run(Lessons.all());
    }

    @Command(name = "list", description = "Lists the lessons and their questions.", mixinStandardHelpOptions = true)
    void list() {
        PrintStream out = Terminal.out();
        for (Lesson lesson : Lessons.all()) {
            out.printf(
                    Locale.ROOT,
                    "%2d  %s%n    %s%n",
                    lesson.card().number(),
                    lesson.name(),
                    lesson.card().question());
        }
    }

    @Command(
            name = "run",
            description = "Runs some lessons, or all.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    void runLessons(
            @Parameters(paramLabel = "LESSON", description = "Numbers or names, as \"list\" shows them.")
                    List<String> names,
            @Mixin RunOptions runOptions) {
        // picocli leaves out what was not given
        List<Lesson> lessons = names == null
                ? Lessons.all()
                : names.stream().map(Lessons::find).toList();
        CourseRunner.of(runOptions).run(lessons);
    }

    @Command(
            name = "dashboard",
            description = "Shows the recorded runs in DL4J's dashboard.",
            mixinStandardHelpOptions = true)
    int dashboard(
            @Option(names = "--port", paramLabel = "P", defaultValue = "" + DashboardServer.DEFAULT_PORT) int port,
            @Option(
                            names = "--host",
                            paramLabel = "ADDRESS",
                            defaultValue = DashboardServer.LOOPBACK,
                            description = "Address the dashboard listens on (${DEFAULT-VALUE}: this machine only).")
                    String host,
            @Option(names = "--out", paramLabel = "DIR", description = "Folder of the runs (target).")
                    Optional<Path> output) {
        DashboardServer.checkPort(port);
        ListenAddress.of(host);
        Nd4jRuntime.start();
        boolean all = RecordedRuns.show(
                RecordedRuns.folder(output.orElseGet(ProjectFolder::target)),
                () -> DashboardServer.start(host, port),
                Terminal.out(),
                Terminal.err(),
                System.in);
        return all ? CommandLine.ExitCode.OK : UserException.FAILED;
    }

    @Command(name = "report", description = "Makes the report of all results again.", mixinStandardHelpOptions = true)
    void report(
            @Option(names = "--out", paramLabel = "DIR", description = "Folder of the results (target).")
                    Optional<Path> output) {
        Terminal.out().println("Report: " + CourseRunner.writeReport(output.orElseGet(ProjectFolder::target)));
    }
}
