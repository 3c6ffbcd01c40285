package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.search.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, started as the README says, while all that can end is ended. */
class StandaloneTest {
    private static final List<String> SEARCH =
            Penguins.search("--trials", "60", "--epochs", "81", "--pruner", "halving");

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

    private Process startMaster(String name, int port) throws IOException, InterruptedException {
        Process master = start(name, "master", "--port", String.valueOf(port));
        StartedProcesses.awaitListening(master, port);
        return master;
    }

    private Process startSearch(String name, String master) throws IOException {
        Stream<String> where = Stream.of(
                "search",
                "run",
                "--executor",
                "spark",
                "--master",
                master,
                "--out",
                folder.resolve("spark").toString());
        return start(name, Stream.concat(where, SEARCH.stream()).toArray(String[]::new));
    }

    private void awaitEpochs(int epochs, Process search) throws InterruptedException {
        while (search.isAlive()
                && Study.find(folder.resolve("spark"))
                                .map(study -> study.epochsSpent())
                                .orElse(0)
                        < epochs) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(search.isAlive()).isTrue();
    }

    @Test
    void whateverEndsInTheMiddleChangesNothing() throws IOException, InterruptedException {
        int port = StartedProcesses.freePort();
        String url = "spark://127.0.0.1:" + port;
        Process master = startMaster("master", port);
        List<Process> workers = List.of(start("worker-1", "worker", url), start("worker-2", "worker", url));

        Process killed = startSearch("killed", url);
        awaitEpochs(60, killed);
        killed.destroyForcibly().waitFor();

        Process stopped = startSearch("stopped", url);
        awaitEpochs(90, stopped);
        master.destroyForcibly().waitFor();
        startMaster("second master", port);
        awaitEpochs(120, stopped);
        stopped.destroy();
        stopped.waitFor();
        assertThat(processes.printed("stopped")).contains("Stopped. All trials that have ended are kept");
        for (Process worker : workers) {
            Processes.awaitNoExecutorsBelow(worker.toHandle());
        }

        Process last = startSearch("last", url);
        awaitEpochs(180, last);
        workers.stream()
                .flatMap(worker -> Processes.executorsBelow(worker.toHandle()).stream())
                .findFirst()
                .orElseThrow()
                .destroyForcibly();
        assertThat(last.waitFor()).isZero();
        assertThat(processes.printed("last")).contains("was lost");
        assertThat(Penguins.export(folder.resolve("spark")))
                .isEqualTo(Penguins.exportOfThreads(folder.resolve("threads"), SEARCH));
    }
}
