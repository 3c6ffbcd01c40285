package dl4jlessons.runtime;

import java.util.function.LongSupplier;

/**
 * Runs the JVM's collector whenever much native memory may be dead, and leaves it alone otherwise. Dead native buffers wait
 * for that collector, but it does not see their size and would let them pile up to gigabytes. ND4J has a switch for this,
 * which its CPU backend ignores ({@code CpuMemoryManager.isPeriodicGcActive()} is always false).
 */
final class NativeMemory {
    /** What may pile up on top of the memory in use: about 200 iterations of a small network. */
    private static final long ALLOWANCE_BYTES = 300L << 20;

    private static final int LOOK_EVERY_MILLIS = 50;
    /** Buffers are found dead some time after a collection, by other threads. */
    private static final int SETTLING_MILLIS = 200;

    private NativeMemory() {}

    /**
     * Watches, in a thread of its own, until that thread is interrupted.
     *
     * @param aliveBytes native memory that was not found dead yet
     */
    static Thread watch(LongSupplier aliveBytes) {
        Thread thread = new Thread(() -> collectWhenMuch(aliveBytes), "native-memory");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void collectWhenMuch(LongSupplier aliveBytes) {
        try {
            long inUse = aliveBytes.getAsLong();
            while (true) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                if (aliveBytes.getAsLong() > inUse + ALLOWANCE_BYTES) {
                    System.gc();
                    Thread.sleep(SETTLING_MILLIS);
                    inUse = aliveBytes.getAsLong();
                }
                inUse = Math.min(inUse, aliveBytes.getAsLong());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
