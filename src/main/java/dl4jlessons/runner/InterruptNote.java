package dl4jlessons.runner;

import java.util.function.Supplier;

/** Says something when the process is told to end, as by Ctrl-C, in the midst of some work. */
public final class InterruptNote {
    private InterruptNote() {}

    /**
     * Does the work.
     *
     * @param farewell runs if the process is told to end before the work is done; the work goes on meanwhile, so it has
     *     to be short
     */
    public static <T> T during(Supplier<T> work, Runnable farewell) {
        Thread hook = new Thread(farewell, "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // the farewell is being said
        }
    }
}
