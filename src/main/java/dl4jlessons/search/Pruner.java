package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.util.List;

/** Decides how far trials are trained: in which rungs, and how many of those that ran one rung go on to the next. */
public interface Pruner {
    /**
     * The epochs at which trials pause to be compared.
     *
     * @param epochs of a complete trial
     * @return ascending; the last is {@code epochs}
     */
    List<Integer> rungs(int epochs);

    /**
     * Checks that there is something to decide.
     *
     * @throws UserException if trials of so few epochs end before any could be stopped
     */
    default void check(int epochs) {}

    /** How many of the trials that entered a rung go on to the next one: the best of them. */
    int survivors(int entered);

    /** Whether trials can be added to a study later and still leave it what it would have been with all from the start. */
    boolean extendable();

    /** The method and its settings in words: two pruners that say the same decide the same. */
    String description();

    /** Trains every trial to the end, in one rung. */
    static Pruner none() {
        return new NoPruner();
    }

    /**
     * Synchronous successive halving: all trials run a few epochs, the best {@code 1/eta} of them go on to {@code eta}
     * times as many epochs, and so on.
     *
     * @param eta which share survives a rung; 3 is usual
     * @param minEpochs epochs of the first rung
     */
    static Pruner successiveHalving(int eta, int minEpochs) {
        return new SuccessiveHalving(eta, minEpochs);
    }
}
