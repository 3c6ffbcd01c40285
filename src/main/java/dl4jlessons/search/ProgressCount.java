package dl4jlessons.search;

/** Counts rungs for the listener of a search. */
final class ProgressCount {
    private final Study study;
    private final SearchListener listener;
    private int done;
    private int total;

    ProgressCount(Study study, SearchListener listener) {
        this.study = study;
        this.listener = listener;
    }

    /**
     * A cohort is trained up to an epoch.
     *
     * @param trials how many there are in the cohort
     * @param waiting how many of them have not run this rung already, before an interruption
     */
    void enter(int epochs, int trials, int waiting) {
        total = done + trials + later(epochs, trials);
        done += trials - waiting;
        report();
    }

    /** Rungs after this one, if no trial diverges. */
    private int later(int epochs, int trials) {
        int later = 0;
        int cohort = trials;
        for (int rung : study.plan().pruner().rungs(study.plan().epochs())) {
            if (rung > epochs) {
                cohort = Math.min(cohort, study.plan().pruner().survivors(cohort));
                later += cohort;
            }
        }
        return later;
    }

    /** A rung has ended for good. */
    void ended() {
        done++;
        report();
    }

    private void report() {
        listener.progressed(new SearchProgress(done, total, study.result().best()));
    }
}
