package dl4jlessons.lesson.batchnorm;

import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Variant;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The networks of {@link BatchNormLearningRate}, and what is read off their histories.
 *
 * @param runs one history for each network and seed
 * @param iterations how long each was trained, unless it diverged
 */
record RateSweep(Runs<Variant, History> runs, int iterations) {
    /** The finish of the race: validation accuracy that a network has to reach. */
    static final double TARGET = 0.75;
    /** A network with this validation accuracy at the end has learned something. Chance is 0.1. */
    static final double LEARNED = 0.5;

    List<Long> seeds() {
        return runs.seeds();
    }

    /** One history a seed. */
    List<History> histories(boolean normalized, double rate) {
        return runs.of(new Variant(normalized, rate));
    }

    History history(boolean normalized, double rate, long seed) {
        return runs.get(new Variant(normalized, rate), seed);
    }

    /** When a network reached a validation accuracy, unless it diverged later: then it is of no use. */
    static Optional<History.Checkpoint> reached(History history, double target) {
        return history.diverged() ? Optional.empty() : history.reached(target);
    }

    /** Iterations to a validation accuracy. A network that does not get there needs at least as many as it was given. */
    double iterationsTo(double target, boolean normalized, double rate, long seed) {
        return reached(history(normalized, rate, seed), target)
                .map(checkpoint -> (double) checkpoint.iteration())
                .orElse((double) iterations);
    }

    /** The rate that takes the fewest iterations to a validation accuracy; the smallest of several. */
    double fastestRate(double target, boolean normalized, long seed) {
        return BatchNormLearningRate.RATES.stream()
                .min(Comparator.comparingDouble(rate -> iterationsTo(target, normalized, rate, seed)))
                .orElseThrow();
    }

    /** Each seed's history at its own fastest rate. */
    List<History> fastest(double target, boolean normalized) {
        return seeds().stream()
                .map(seed -> history(normalized, fastestRate(target, normalized, seed), seed))
                .toList();
    }

    /** How many times as many iterations to the target the plain network needs, each at a given rate. */
    double lead(double plainRate, double normalizedRate, long seed) {
        return iterationsTo(TARGET, false, plainRate, seed) / iterationsTo(TARGET, true, normalizedRate, seed);
    }

    /** The same, each at its own fastest rate. */
    double leadAtFastestRates(long seed) {
        return lead(fastestRate(TARGET, false, seed), fastestRate(TARGET, true, seed), seed);
    }

    /** How many times as much processor time the plain network needs, each at the rate with the fewest iterations. */
    double leadInSeconds(long seed) {
        return secondsAtFastestRate(false, seed) / secondsAtFastestRate(true, seed);
    }

    private double secondsAtFastestRate(boolean normalized, long seed) {
        History history = history(normalized, fastestRate(TARGET, normalized, seed), seed);
        return reached(history, TARGET).map(History.Checkpoint::seconds).orElse(history.seconds());
    }

    /** How many plain iterations one with normalization costs, in processor time: typical networks of all seeds compared. */
    double costOfNormalization() {
        return secondsAnIteration(true) / secondsAnIteration(false);
    }

    private double secondsAnIteration(boolean normalized) {
        return new Median()
                .evaluate(runs.variants().stream()
                        .filter(variant -> variant.normalized() == normalized)
                        .flatMap(variant -> runs.of(variant).stream())
                        .filter(history -> !history.diverged())
                        .mapToDouble(
                                history -> history.seconds() / history.losses().size())
                        .toArray());
    }

    /** The highest rate at which a network learns; 0 if it does at none. */
    double highestRate(boolean normalized, long seed) {
        return BatchNormLearningRate.RATES.stream()
                .filter(rate -> learned(history(normalized, rate, seed)))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    private static boolean learned(History history) {
        return !history.diverged() && history.last().validationAccuracy() >= LEARNED;
    }
}
