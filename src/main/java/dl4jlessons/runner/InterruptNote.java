package dl4jlessons.runner;

/** Says something when the process is told to end, as by Ctrl-C, before this is closed. */
final class InterruptNote implements AutoCloseable {
    private final Thread hook;

    private InterruptNote(Thread hook) {
        this.hook = hook;
    }

    /** @param farewell runs when the process is told to end; everything else goes on meanwhile, so it has to be short */
    static InterruptNote of(Runnable farewell) {
        Thread hook = new Thread(farewell, "farewell");
        Runtime.getRuntime().addShutdownHook(hook);
        return new InterruptNote(hook);
    }

    /** From now on nothing will be said. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // it is being said
        }
    }
}
