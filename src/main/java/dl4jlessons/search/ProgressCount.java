package dl4jlessons.search;

/** Tells the listener of a search how many rungs have ended. */
final class ProgressCount {
    private final Study study;
    private final Ladder ladder;
    private final SearchListener listener;
    private int done = -1;
    private int total = -1;

    ProgressCount(Study study, Ladder ladder, SearchListener listener) {
        this.study = study;
        this.ladder = ladder;
        this.listener = listener;
    }

    /** Says how far the search has come, unless that was said already. */
    void report() {
        if (done != ladder.done() || total != ladder.total()) {
            done = ladder.done();
            total = ladder.total();
            listener.progressed(new SearchProgress(done, total, study.result().best()));
        }
    }
}
