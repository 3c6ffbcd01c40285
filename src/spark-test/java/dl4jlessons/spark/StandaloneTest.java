package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, started as the README says, while all that can end or hang does. */
class StandaloneTest {
    private static final List<String> SEARCH =
            Penguins.search("--trials", "150", "--epochs", "81", "--pruner", "halving");

    @TempDir
    Path folder;

    private StartedProcesses processes;

    @BeforeEach
    void keepLogs() {
        processes = new StartedProcesses(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        processes.close();
    }

    private Process start(String name, String... command) throws IOException {
        return processes.start(name, Launcher.builder(List.of(command)));
    }

    /** At another address of this machine, which Spark takes for another machine. */
    private Process startElsewhere(String name, String... command) throws IOException {
        ProcessBuilder builder = Launcher.builder(List.of(command));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.2");
        return processes.start(name, builder);
    }

    private Process startMaster(String name, int port) throws IOException, InterruptedException {
        Process master = start(name, "master", "--port", String.valueOf(port));
        StartedProcesses.awaitListening(master, port);
        return master;
    }

    private Process startSearch(String name, String master, String... options) throws IOException {
        Stream<String> where = Stream.of(
                "search",
                "run",
                "--executor",
                "spark",
                "--master",
                master,
                "--out",
                folder.resolve("spark").toString());
        return start(
                name,
                Stream.of(where, SEARCH.stream(), Stream.of(options))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    /** Waits until the search has trained so many epochs more than are written down now. */
    private void awaitEpochs(int count, Process search) throws InterruptedException {
        int enough = epochsSpent() + count;
        while (search.isAlive() && epochsSpent() < enough) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(search.isAlive()).isTrue();
    }

    private int epochsSpent() {
        return Study.find(folder.resolve("spark")).map(StudyResult::epochsSpent).orElse(0);
    }

    @Test
    void whateverEndsOrHangsInTheMiddleChangesNothing() throws IOException, InterruptedException {
        int port = StartedProcesses.freePort();
        String url = "spark://127.0.0.1:" + port;
        Process master = startMaster("master", port);
        Process worker = start("worker", "worker", url);
        Process another = startElsewhere("another worker", "worker", url);

        Process killed = startSearch("killed", url);
        awaitEpochs(30, killed);
        killed.destroyForcibly().waitFor();

        // slow enough to outlast the start of a master
        Process stopped = startSearch("stopped", url, "--workers", "1");
        awaitEpochs(30, stopped);
        executors(worker, another).get(0).destroyForcibly();
        awaitEpochs(30, stopped);
        assertThat(processes.printed("stopped")).contains("was lost");
        master.destroyForcibly().waitFor();
        startMaster("second master", port);
        awaitEpochs(30, stopped);
        stopped.destroy();
        stopped.waitFor();
        assertThat(processes.printed("stopped")).contains("Stopped. All trials that have ended are kept");
        Processes.awaitNoExecutorsBelow(worker.toHandle());
        Processes.awaitNoExecutorsBelow(another.toHandle());

        Process last = startSearch(
                "last",
                url,
                "--conf",
                "spark.speculation=true",
                "--conf",
                "spark.speculation.task.duration.threshold=1s");
        awaitEpochs(30, last);
        hang(executors(worker, another).get(0));
        assertThat(last.waitFor()).isZero();
        assertThat(Penguins.export(folder.resolve("spark")))
                .isEqualTo(Penguins.exportOfThreads(folder.resolve("threads"), SEARCH));
    }

    private static List<ProcessHandle> executors(Process... workers) {
        return Stream.of(workers)
                .flatMap(worker -> Processes.executorsBelow(worker.toHandle()).stream())
                .toList();
    }

    /** Halts a process, which stays alive. */
    private static void hang(ProcessHandle process) throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
    }
}
