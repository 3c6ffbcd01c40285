package dl4jlessons.benchmark;

import dl4jlessons.runtime.UserException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process under measurement: how long it takes, how much memory it takes at most, what it prints. */
final class ProcessRun implements AutoCloseable {
    private static final int LOOK_EVERY_MILLIS = 50;
    private static final double NANOS = 1e9;

    private final Process process;
    private final Path errors;
    private final BufferedReader out;
    private final BufferedWriter in;
    private final long started;
    private final Thread watch;
    private long peakBytes;

    private ProcessRun(Process process, Path errors, long started) {
        this.process = process;
        this.errors = errors;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.in = process.outputWriter(StandardCharsets.UTF_8);
        this.started = started;
        this.watch = new Thread(this::watchMemory, "peak-memory");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Starts a program.
     *
     * @param errors file for what it prints to standard error
     * @throws UserException if there is no such program
     */
    static ProcessRun start(ProcessBuilder program, Path errors) {
        try {
            Files.createDirectories(errors.toAbsolutePath().getParent());
            long started = System.nanoTime();
            return new ProcessRun(program.redirectError(errors.toFile()).start(), errors, started);
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot start " + program.command().get(0) + " (" + e.getMessage() + "): install it.", e);
        }
    }

    /** Sends a command. */
    void send(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /**
     * The next line it prints.
     *
     * @throws UserException if it ends without printing one
     */
    String receive() {
        try {
            String line = out.readLine();
            if (line == null) {
                throw failed(null);
            }
            return line;
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The most memory so far, resident set size; empty where this system does not tell. */
    synchronized OptionalLong peakBytes() {
        peakBytes = Math.max(peakBytes, PeakMemory.of(process).orElse(0));
        return peakBytes > 0 ? OptionalLong.of(peakBytes) : OptionalLong.empty();
    }

    /**
     * Lets it come to its end.
     *
     * @return seconds from its start to its end
     * @throws UserException if it failed
     */
    double finish() {
        try {
            in.close();
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - started) / NANOS;
            if (exitCode != 0) {
                throw failed(null);
            }
            return seconds;
        } catch (IOException e) {
            throw failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a process was running", e);
        }
    }

    private void watchMemory() {
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                peakBytes();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private UserException failed(IOException cause) {
        return UserException.failed(
                "A process of the benchmark failed (" + firstError().orElse("without a word") + "): see " + errors
                        + ".",
                cause);
    }

    private Optional<String> firstError() {
        try (Stream<String> lines = Files.lines(errors)) {
            return lines.filter(line -> !line.isBlank()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        watch.interrupt();
    }
}
