package dl4jlessons.training;

/** Told how far a piece of long work has come; drawn as a progress bar by the runner. */
public interface Progress {
    /** Reports nothing, for tests. */
    Progress NONE = (what, tasks) -> new Stage() {
        @Override
        public void advance(double share) {}

        @Override
        public void close() {}
    };

    /**
     * Begins a stage of equally long tasks.
     *
     * @param what shown beside the bar
     * @param tasks how many there are
     */
    Stage begin(String what, int tasks);

    /** Work under way; any thread may report. */
    interface Stage extends AutoCloseable {
        /** Some more work is done, as a share of one task. */
        void advance(double share);

        /** The stage is over, complete or not. */
        @Override
        void close();
    }
}
