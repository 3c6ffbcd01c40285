package dl4jlessons.search;

/** Where a trial stands. */
public enum TrialState {
    /** Not begun. */
    PENDING(false),
    /** A worker trains a rung of it, or did so when the search was interrupted. */
    RUNNING(false),
    /** Has run a rung and waits for the others to be compared with. */
    PAUSED(false),
    /** Trained to the end. */
    COMPLETE(true),
    /** Was not among the best of its rung. */
    PRUNED(true),
    /** Its loss was no longer a finite number. */
    DIVERGED(true),
    /** Threw an exception each time it was tried. */
    FAILED(true);

    private final boolean ended;

    TrialState(boolean ended) {
        this.ended = ended;
    }

    /** Whether nothing more will happen to the trial. */
    public boolean ended() {
        return ended;
    }

    /** Whether a trial in this state can be compared with others once it has been trained for an epoch. */
    public boolean comparable() {
        return this != DIVERGED && this != FAILED;
    }
}
