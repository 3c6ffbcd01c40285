package dl4jlessons.search;

/**
 * Where rungs are trained. It only carries tasks out: which ones is the driver's decision, so that the same search runs
 * on threads of this process or on other machines. Tasks and results are serializable for that reason.
 */
public interface TrialExecutor extends AutoCloseable {
    /** How many tasks can be under way at once. */
    int workers();

    /** Begins a task and returns at once. */
    void submit(RungTask task);

    /**
     * Waits for the next task to end, whichever it is; each task that was submitted gives one result.
     *
     * @throws dl4jlessons.runtime.UserException if no task can be expected to succeed before the user puts something right
     */
    RungResult take() throws InterruptedException;

    /** Gives up the tasks that are under way. */
    @Override
    void close();
}
