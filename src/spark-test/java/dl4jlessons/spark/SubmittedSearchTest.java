package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.package$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for clusters that exist, submitted as the README says to a master and a worker that have nothing but Spark. */
class SubmittedSearchTest {
    private static final Path JAR = ProjectFolder.target().resolve("dl4j-lessons-for-spark.jar");
    private static final List<String> SEARCH = Penguins.search("--trials", "9", "--epochs", "9", "--pruner", "halving");

    @TempDir
    Path folder;

    @Test
    void aSubmittedSearchExportsWhatThreadsExport() throws IOException, InterruptedException {
        assertThat(SparkDistribution.JARS.resolve("spark-core_2.12-" + package$.MODULE$.SPARK_VERSION() + ".jar"))
                .as("gathered by: mvn -f src/spark-test/distribution")
                .isRegularFile();
        assertThat(JAR).as("made by: mvn -Pspark,spark-submit package").isRegularFile();
        Path study = folder.resolve("spark");
        try (StartedProcesses processes = new StartedProcesses(folder)) {
            int port = StartedProcesses.freePort();
            String url = "spark://127.0.0.1:" + port;
            Process master = processes.start(
                    "master",
                    SparkDistribution.builder(
                            "org.apache.spark.deploy.master.Master",
                            List.of("--host", "127.0.0.1", "--port", String.valueOf(port), "--webui-port", "0")));
            StartedProcesses.awaitListening(master, port);
            processes.start(
                    "worker",
                    SparkDistribution.builder(
                            "org.apache.spark.deploy.worker.Worker",
                            List.of(
                                    "--host",
                                    "127.0.0.1",
                                    "--webui-port",
                                    "0",
                                    "--cores",
                                    "1",
                                    "--memory",
                                    "1g",
                                    "--work-dir",
                                    folder.resolve("work").toString(),
                                    url)));
            Stream<String> command = Stream.of(
                    "--master",
                    url,
                    "--class",
                    "dl4jlessons.Course",
                    JAR.toString(),
                    "search",
                    "run",
                    "--executor",
                    "spark",
                    "--out",
                    study.toString());
            Process search = processes.start(
                    "search",
                    SparkDistribution.builder(
                            "org.apache.spark.deploy.SparkSubmit",
                            Stream.concat(command, SEARCH.stream()).toList()));

            assertThat(search.waitFor()).as(processes.printed("search")).isZero();
        }
        assertThat(Penguins.export(study)).isEqualTo(Penguins.exportOfThreads(folder.resolve("threads"), SEARCH));
    }
}
