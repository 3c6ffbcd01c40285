package dl4jlessons.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Resident memory of a process: its peak from Linux's {@code /proc}, what it is now from {@code ps} elsewhere, which makes
 * a peak if asked often. Windows has neither.
 */
final class PeakMemory {
    private static final String PEAK = "VmHWM:";
    private static final long KILOBYTE = 1024;

    private PeakMemory() {}

    /** In bytes; empty if the process has ended or this system does not tell. */
    static OptionalLong of(Process process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.isReadable(status) ? fromProc(status) : fromPs(process);
        } catch (IOException endedOrNoPs) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong fromProc(Path status) throws IOException {
        return kilobytes(Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(PEAK))
                .map(line -> line.substring(PEAK.length()).replace("kB", "")));
    }

    private static OptionalLong fromPs(Process process) throws IOException {
        if (!process.isAlive()) {
            return OptionalLong.empty();
        }
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
        try (var out = ps.inputReader(StandardCharsets.UTF_8)) {
            return kilobytes(out.lines());
        }
    }

    private static OptionalLong kilobytes(Stream<String> numbers) {
        return numbers.map(String::strip)
                .filter(number -> number.matches("\\d+"))
                .mapToLong(number -> Long.parseLong(number) * KILOBYTE)
                .findFirst();
    }
}
