package dl4jlessons.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One point of the search space and what is known about it.
 *
 * @param number from 0
 * @param parameters its hyperparameters
 * @param seed of its initial weights, the order of its examples and its dropout
 * @param state where it stands
 * @param curve one result for each epoch trained so far
 * @param failures how often a rung of it threw an exception
 * @param message of the last exception, empty if there was none
 */
public record Trial(
        int number,
        Parameters parameters,
        long seed,
        TrialState state,
        List<EpochResult> curve,
        int failures,
        String message) {
    /** How often a rung that threw an exception is tried again. */
    public static final int RETRIES = 2;

    /**
     * First the trials that were trained longest, among these the most accurate first, among equals the one with the
     * lowest number.
     */
    static final Comparator<Trial> BEST_FIRST = Comparator.comparingInt(Trial::epochs)
            .thenComparingDouble(Trial::validationAccuracy)
            .reversed()
            .thenComparingInt(Trial::number);

    static Trial pending(int number, Parameters parameters, long seed) {
        return new Trial(number, parameters, seed, TrialState.PENDING, List.of(), 0, "");
    }

    /** Epochs completed. */
    public int epochs() {
        return curve.size();
    }

    /** Epochs it cost: a diverged trial also spent the epoch that it did not complete. */
    public int epochsSpent() {
        return epochs() + (state == TrialState.DIVERGED ? 1 : 0);
    }

    /** Accuracy after its last epoch, not the best of all epochs, which would be the better the longer one looks; or NaN. */
    public double validationAccuracy() {
        return curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).validationAccuracy();
    }

    /** Whether it takes part in the ranking. */
    public boolean ranked() {
        return state.comparable() && !curve.isEmpty();
    }

    /** Accuracy after so many epochs, which it must have completed. */
    double validationAccuracy(int epochs) {
        return curve.get(epochs - 1).validationAccuracy();
    }

    boolean needs(int epochs) {
        return !state.ended() && epochs() < epochs;
    }

    Trial in(TrialState other) {
        return new Trial(number, parameters, seed, other, curve, failures, message);
    }

    /** Back in the queue, where it was before a rung began that did not end. */
    Trial waiting() {
        return in(curve.isEmpty() ? TrialState.PENDING : TrialState.PAUSED);
    }

    /** As it was after these epochs, if it got so far and further. */
    Trial upTo(int epochs) {
        boolean wentOn = epochs() > epochs || (epochs() == epochs && state == TrialState.DIVERGED);
        return wentOn ? withCurve(curve.subList(0, epochs)).in(TrialState.PAUSED) : this;
    }

    /** After a rung. */
    Trial after(Event.Ended rung, int epochsInAll) {
        List<EpochResult> longer = Stream.concat(curve.stream().limit(rung.fromEpoch()), rung.curve().stream())
                .toList();
        return switch (rung.outcome()) {
            case TRAINED -> withCurve(longer).in(longer.size() < epochsInAll ? TrialState.PAUSED : TrialState.COMPLETE);
            case DIVERGED -> withCurve(longer).in(TrialState.DIVERGED);
            case FAILED -> failed(rung.message());
        };
    }

    private Trial withCurve(List<EpochResult> other) {
        return new Trial(number, parameters, seed, state, other, failures, message);
    }

    private Trial failed(String why) {
        Trial failed = new Trial(number, parameters, seed, TrialState.FAILED, curve, failures + 1, why);
        return failed.failures <= RETRIES ? failed.waiting() : failed;
    }
}
