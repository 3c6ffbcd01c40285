package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.ChildJvm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes that a test starts, each with a log of its own, and that do not outlive it. */
final class StartedProcesses implements AutoCloseable {
    private final Path logs;
    private final List<Process> processes = new ArrayList<>();

    /** @param logs an existing folder */
    StartedProcesses(Path logs) {
        this.logs = logs;
    }

    Process start(String name, ProcessBuilder builder) throws IOException {
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(log(name).toFile())
                .start();
        processes.add(process);
        return process;
    }

    /** What a process printed. */
    String printed(String name) throws IOException {
        return Files.readString(log(name));
    }

    private Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /** On which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @throws AssertionError if the process ends before it listens */
    static void awaitListening(Process process, int port) throws InterruptedException {
        while (!listens(port)) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static boolean listens(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            ChildJvm.kill(process);
        }
    }
}
