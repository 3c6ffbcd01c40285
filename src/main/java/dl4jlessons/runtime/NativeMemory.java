package dl4jlessons.runtime;

import java.util.function.LongSupplier;

/**
 * Keeps native memory flat: runs the JVM's collector whenever much of it may be dead, and gives what was freed back to the
 * system. Dead native buffers wait for that collector, but it does not see their size and would let them pile up to
 * gigabytes. ND4J has a switch for this, which its CPU backend ignores ({@code CpuMemoryManager.isPeriodicGcActive()} is
 * always false).
 */
final class NativeMemory {
    /** What may pile up on top of the memory in use: some 50 iterations of a small network. */
    private static final long ALLOWANCE_BYTES = 100L << 20;

    private static final int LOOK_EVERY_MILLIS = 50;
    /** Buffers are found dead some time after a collection, by other threads. */
    private static final int SETTLING_MILLIS = 100;
    /** Three seconds: in 15 seconds without trimming, 200 MB had piled up again. */
    private static final int LOOKS_BETWEEN_TRIMS = 60;
    /** Half a second: until then, what a collection found dead has been freed. */
    private static final int LOOKS_UNTIL_FREED = 10;

    private final LongSupplier aliveBytes;
    private long inUse;
    private long lastTrim;
    private int looksUntilTrim = LOOKS_BETWEEN_TRIMS;

    private NativeMemory(LongSupplier aliveBytes) {
        this.aliveBytes = aliveBytes;
        this.inUse = aliveBytes.getAsLong();
        this.lastTrim = inUse;
    }

    /**
     * Watches, in a thread of its own, for as long as the process runs.
     *
     * @param aliveBytes native memory that was not found dead yet
     */
    static void watch(LongSupplier aliveBytes) {
        Thread thread = new Thread(() -> new NativeMemory(aliveBytes).watchForEver(), "native-memory");
        thread.setDaemon(true);
        thread.start();
    }

    /** Whatever is thrown, most likely because the heap is full: if this thread ended, dead buffers would pile up unseen. */
    private void watchForEver() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                collectIfMuchMayBeDead();
                looksUntilTrim--;
                if (looksUntilTrim <= 0) {
                    trimIfSomethingHappened();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error again) {
                // nothing is created here, not even a line in the log: the next error would end the thread after all
            }
        }
    }

    private void collectIfMuchMayBeDead() throws InterruptedException {
        if (aliveBytes.getAsLong() > inUse + ALLOWANCE_BYTES) {
            System.gc();
            Thread.sleep(SETTLING_MILLIS);
            inUse = aliveBytes.getAsLong();
            looksUntilTrim = Math.min(looksUntilTrim, LOOKS_UNTIL_FREED);
        }
        inUse = Math.min(inUse, aliveBytes.getAsLong());
    }

    private void trimIfSomethingHappened() {
        looksUntilTrim = LOOKS_BETWEEN_TRIMS;
        long now = aliveBytes.getAsLong();
        if (now != lastTrim) {
            NativeHeap.trim();
        }
        lastTrim = now;
    }
}
