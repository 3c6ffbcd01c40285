package dl4jlessons.runtime;

import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs the JVM's collector regularly while ND4J works, and leaves it alone otherwise. Dead native buffers wait for that
 * collector, but it does not see their size and would let them pile up to gigabytes. ND4J has a switch for this, which
 * its CPU backend ignores ({@code CpuMemoryManager.isPeriodicGcActive()} is always false).
 */
final class NativeMemory {
    /** About 300 iterations of a small network: a collection costs a few percent of that and keeps memory flat. */
    private static final int PERIOD_MILLIS = 1000;
    /** Asking how many buffers were made counts as one. */
    private static final int OWN_COUNT = 1;

    private NativeMemory() {}

    /** The thread that does it: started by the first call, and the same for all later ones. */
    static Thread collector() {
        return Holder.COLLECTOR;
    }

    private static void collectRegularly() {
        try {
            long before = buffersSoFar();
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                long now = buffersSoFar();
                if (now - before > OWN_COUNT) {
                    System.gc();
                }
                before = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long buffersSoFar() {
        return Nd4j.getDeallocatorService().nextValue();
    }

    /** Initialized once by the JVM, whichever thread asks first. */
    private static final class Holder {
        static final Thread COLLECTOR = started();

        private static Thread started() {
            Thread thread = new Thread(NativeMemory::collectRegularly, "native-memory");
            thread.setDaemon(true);
            thread.start();
            return thread;
        }
    }
}
