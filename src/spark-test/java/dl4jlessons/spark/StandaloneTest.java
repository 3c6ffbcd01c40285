package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.Commands;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.search.Study;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, started as the README says, with an executor and the search itself killed. */
class StandaloneTest {
    private static final List<String> SEARCH = List.of(
            "--csv",
            ProjectFolder.penguins().toString(),
            "--label",
            "species",
            "--space",
            "book",
            "--trials",
            "60",
            "--epochs",
            "81",
            "--pruner",
            "halving");

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String log, String... command) throws IOException {
        Process process = Launcher.builder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private Process search(String master) throws IOException {
        return start(
                "search.log",
                Stream.concat(
                                Stream.of("search", "run", "--executor", "spark", "--master", master, "--out"),
                                Stream.concat(Stream.of(folder.resolve("spark").toString()), SEARCH.stream()))
                        .toArray(String[]::new));
    }

    private int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListener(int port) throws InterruptedException {
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
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

    private String export(String study) throws IOException {
        Path file = folder.resolve(study + ".json");
        Commands.search("export", folder.resolve(study), "--json", "--no-times", "--to", file.toString());
        return Files.readString(file);
    }

    @Test
    void killedExecutorsAndAKilledSearchChangeNothing() throws IOException, InterruptedException {
        int port = freePort();
        String master = "spark://127.0.0.1:" + port;
        start("master.log", "master", "--port", String.valueOf(port));
        awaitListener(port);
        List<Process> workers =
                List.of(start("worker-1.log", "worker", master), start("worker-2.log", "worker", master));

        Process killed = search(master);
        awaitEpochs(60, killed);
        killed.destroyForcibly().waitFor();
        Process search = search(master);
        awaitEpochs(240, search);
        List<ProcessHandle> executors = workers.stream()
                .flatMap(worker -> Processes.executorsBelow(worker.toHandle()).stream())
                .toList();
        executors.get(0).destroyForcibly();

        assertThat(search.waitFor()).isZero();
        assertThat(Files.readString(folder.resolve("search.log"))).contains("was lost");
        Commands.search("run", folder.resolve("threads"), SEARCH.toArray(String[]::new));
        assertThat(export("spark")).isEqualTo(export("threads"));
    }
}
