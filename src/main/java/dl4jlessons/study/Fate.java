package dl4jlessons.study;

import dl4jlessons.result.Role;
import dl4jlessons.search.Trial;

/** What became of a trial, or of one of its rungs, as charts name it. */
enum Fate {
    COMPLETED("trained to the end", Role.COMPLETED),
    STOPPED("stopped early", Role.STOPPED),
    DIVERGED("diverged", Role.DIVERGED),
    FAILED("failed", Role.FAILED),
    PROMOTED("went on", Role.PROMOTED),
    RUNNING("running", Role.RUNNING),
    WAITING("waits", Role.WAITING);

    private final String label;
    private final Role role;

    Fate(String label, Role role) {
        this.label = label;
        this.role = role;
    }

    /** Of a whole trial; one that has not ended is drawn like one that was stopped. */
    static Fate of(Trial trial) {
        return switch (trial.state()) {
            case COMPLETE -> COMPLETED;
            case DIVERGED -> DIVERGED;
            case FAILED -> FAILED;
            default -> STOPPED;
        };
    }

    /** What charts show it as. */
    Role role() {
        return role;
    }

    @Override
    public String toString() {
        return label;
    }
}
