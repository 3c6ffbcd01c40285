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

    /**
     * How many go on while other trials have not run the rung yet: the best of those that have.
     *
     * @param ended trials that have run the rung so far, or diverged or failed in it
     */
    default int earlySurvivors(int ended) {
        return 0;
    }

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

    /**
     * Asynchronous successive halving (ASHA): a trial goes on as soon as it is in the best {@code 1/eta} of those that have
     * run its rung so far, so that many workers are never idle. Its decisions depend on the order in which rungs end.
     *
     * @param eta as for successive halving
     * @param minEpochs epochs of the first rung
     */
    static Pruner asha(int eta, int minEpochs) {
        return new AsynchronousHalving(new SuccessiveHalving(eta, minEpochs));
    }
}
