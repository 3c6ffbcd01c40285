package dl4jlessons.data;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether data fits the memory, found out from its size before it is read. */
final class MemoryNeed {
    private static final int LOOKED_AT = 1 << 18;
    /** A number and the place of a text, in arrays that grow by half. */
    private static final double BYTES_PER_FIELD = 12 * 1.5;
    /** The rest is for training, charts, and the collector's comfort. */
    private static final double SHARE_OF_HEAP = 0.5;

    private static final double SHARE_OF_MACHINE = 0.5;
    private static final double GIGABYTE = 1 << 30;

    private MemoryNeed() {}

    /**
     * Estimates from the first lines of a CSV file whether all of it can be held.
     *
     * @throws UserException if it cannot
     */
    static void checkTable(Path file, int columns) {
        try (InputStream in = Files.newInputStream(file)) {
            long size = Files.size(file);
            byte[] start = in.readNBytes(LOOKED_AT);
            // lines end in one or the other or both
            int lines = Math.max(count(start, '\n'), count(start, '\r'));
            double rows = (double) lines * size / Math.max(1, start.length);
            if (start.length == LOOKED_AT) {
                checkHeap(file, size, rows * columns * BYTES_PER_FIELD, "take fewer rows or columns");
            }
        } catch (IOException e) {
            throw TextFile.problem(file, "a CSV file", e);
        }
    }

    /**
     * Checks values that are held as bytes of the Java heap while they are read.
     *
     * @throws UserException if they do not fit
     */
    static void checkHeap(Path file, long fileSize, double bytes, String instead) {
        double heap = SHARE_OF_HEAP * Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw UserException.failed(file + " (" + NumberText.memory(fileSize) + ") needs about "
                    + NumberText.memory(bytes) + " of Java's memory, but only " + NumberText.memory(heap)
                    + " can be spared for it: " + instead
                    + ", or give Java more, for example by the environment variable MAVEN_OPTS=-Xmx"
                    + (long) Math.ceil(bytes / SHARE_OF_HEAP / GIGABYTE) + "g.");
        }
    }

    /**
     * Checks examples, which ND4J keeps outside of Java's heap.
     *
     * @throws UserException if they would take more than half of the machine's memory
     */
    static void checkMachine(Path file, double bytes, String instead) {
        double machine = SHARE_OF_MACHINE * machineBytes();
        if (bytes > machine) {
            throw UserException.failed("The examples of " + file + " would take " + NumberText.memory(bytes)
                    + " of memory, but this machine can spare only " + NumberText.memory(machine) + ": " + instead
                    + ".");
        }
    }

    private static int count(byte[] bytes, char wanted) {
        int count = 0;
        for (byte b : bytes) {
            count += b == wanted ? 1 : 0;
        }
        return count;
    }

    private static double machineBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : Double.POSITIVE_INFINITY;
    }
}
