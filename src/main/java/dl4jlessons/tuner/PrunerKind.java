package dl4jlessons.tuner;

import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Pruner;
import java.util.Locale;

/** The pruners that the command line offers. */
enum PrunerKind {
    NONE,
    HALVING,
    /** Asynchronous successive halving. */
    ASHA;

    /** Which share of the trials survives a rung of successive halving. */
    private static final int ETA = 3;
    /** With three decisions before the last rung, the first takes one in 27 of the epochs. */
    private static final double FIRST_RUNG = 1.0 / (ETA * ETA * ETA);

    /** @param epochs of a complete trial */
    Pruner pruner(int epochs) {
        return switch (this) {
            case NONE -> Pruner.none();
            case HALVING -> Pruner.successiveHalving(ETA, firstRung(epochs));
            case ASHA -> Pruner.asha(ETA, firstRung(epochs));
        };
    }

    private static int firstRung(int epochs) {
        return (int) Math.max(1, Math.round(epochs * FIRST_RUNG));
    }

    /**
     * Checks that trials can be stopped before they end.
     *
     * @throws UserException if they are too short
     */
    void check(int epochs) {
        if (this != NONE && epochs == 1) {
            throw UserException.wrongUsage(
                    "--pruner " + this + " stops trials after an epoch at the earliest, when trials of"
                            + " --epochs 1 have ended: give --epochs 2 or more, or use no pruner.");
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
