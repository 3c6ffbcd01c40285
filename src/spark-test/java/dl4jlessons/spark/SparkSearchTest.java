package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.Commands;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.search.Study;
import dl4jlessons.search.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same search on threads and on executors that Spark starts on this machine. */
class SparkSearchTest {
    private static final String TWO_EXECUTORS = "local-cluster[2,1,512]";

    @TempDir
    Path folder;

    private Commands.Result run(String study, String... options) {
        Stream<String> search =
                Stream.of("--csv", ProjectFolder.penguins().toString(), "--label", "species", "--space", "book");
        return Commands.search(
                "run",
                folder.resolve(study),
                Stream.concat(search, Stream.of(options)).toArray(String[]::new));
    }

    private Commands.Result runOnSpark(String study, String master, String... options) {
        return run(
                study,
                Stream.concat(Stream.of("--executor", "spark", "--master", master), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String export(String study) throws IOException {
        Path file = folder.resolve(study + ".json");
        Commands.search("export", folder.resolve(study), "--json", "--no-times", "--to", file.toString());
        return Files.readString(file);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"local-cluster[1,1,512]|none", "local-cluster[2,1,512]|halving", "local-cluster[1,2,1024]|halving"
            })
    void anyExecutorsExportWhatThreadsExport(String master, String pruner) throws IOException {
        run("threads", "--trials", "9", "--epochs", "9", "--pruner", pruner);
        Commands.Result result = runOnSpark("spark", master, "--trials", "9", "--epochs", "9", "--pruner", pruner);

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(export("spark")).isEqualTo(export("threads"));
    }

    @Test
    void aStudyGoesOnElsewhere() throws IOException {
        run("threads", "--trials", "9", "--epochs", "9");
        run("there and back", "--trials", "3", "--epochs", "9");
        runOnSpark("there and back", TWO_EXECUTORS, "--trials", "6", "--epochs", "9");
        run("there and back", "--trials", "9", "--epochs", "9");

        assertThat(export("there and back")).isEqualTo(export("threads"));
    }

    @Test
    void anExecutorThatIsKilledCostsTimeOnly() throws Exception {
        run("threads", "--trials", "27", "--pruner", "halving", "--epochs", "81");
        CompletableFuture<Commands.Result> search = CompletableFuture.supplyAsync(
                () -> runOnSpark("spark", TWO_EXECUTORS, "--trials", "27", "--pruner", "halving", "--epochs", "81"));
        awaitPausedTrials(9);
        ProcessHandle killed = Processes.executorsBelow(ProcessHandle.current()).get(0);
        killed.destroyForcibly();
        Commands.Result result = search.get();

        assertThat(result.out()).contains("was lost", "is trained again");
        assertThat(result.exitCode()).isZero();
        assertThat(export("spark")).isEqualTo(export("threads"));
        Processes.awaitNoExecutorsBelow(ProcessHandle.current());
    }

    private void awaitPausedTrials(int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (Study.find(folder.resolve("spark"))
                        .map(study -> study.count(TrialState.PAUSED))
                        .orElse(0L)
                < count) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Test
    void aDashboardAndAClusterDoNotGoTogether() {
        Commands.Result result = runOnSpark("study", TWO_EXECUTORS, "--dashboard");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--dashboard shows trials that are trained in this process");
    }

    @Test
    void withoutAMasterTheCommandSaysWhatToAdd() {
        Commands.Result result = run("study", "--executor", "spark");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("add --master spark://HOST:PORT");
        assertThat(folder).isEmptyDirectory();
    }
}
