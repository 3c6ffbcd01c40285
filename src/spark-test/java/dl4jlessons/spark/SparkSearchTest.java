package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.Commands;
import dl4jlessons.search.Study;
import dl4jlessons.search.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same search on threads and on executors that Spark starts on this machine. */
class SparkSearchTest {
    private static final String TWO_EXECUTORS = "local-cluster[2,1,512]";

    @TempDir
    Path folder;

    private Commands.Result run(String study, String... options) {
        return Commands.search(
                "run", folder.resolve(study), Penguins.search(options).toArray(String[]::new));
    }

    private Commands.Result runOnSpark(String study, String master, String... options) {
        return run(
                study,
                Stream.concat(Stream.of("--executor", "spark", "--master", master), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String export(String study) throws IOException {
        return Penguins.export(folder.resolve(study));
    }

    @Test
    void oneExecutorTrainsMoreTrialsOfAStudyThatThreadsBegan() throws IOException {
        run("threads", "--trials", "9", "--epochs", "9");
        run("there and back", "--trials", "3", "--epochs", "9");
        Commands.Result result =
                runOnSpark("there and back", "local-cluster[1,1,512]", "--trials", "6", "--epochs", "9");
        run("there and back", "--trials", "9", "--epochs", "9");

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(export("there and back")).isEqualTo(export("threads"));
    }

    @Test
    void aHalvingThatIsInterruptedGoesOnElsewhere() throws IOException {
        String[] search = {"--trials", "9", "--epochs", "9", "--pruner", "halving"};
        run("there and back", search);
        String undisturbed = export("there and back");

        interrupt("there and back");
        Commands.Result result = runOnSpark("there and back", "local-cluster[1,2,1024]", search);
        assertThat(result.exitCode()).isZero();
        assertThat(export("there and back")).isEqualTo(undisturbed);

        interrupt("there and back");
        run("there and back", search);
        assertThat(export("there and back")).isEqualTo(undisturbed);
    }

    /** Leaves of a study what was written down when half of its journal was. */
    private void interrupt(String study) throws IOException {
        Path journal = folder.resolve(study).resolve(Study.JOURNAL);
        byte[] whole = Files.readAllBytes(journal);
        Files.write(journal, Arrays.copyOf(whole, whole.length / 2));
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
