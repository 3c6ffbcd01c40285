package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;

import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Variant;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
    /** As it is written. */
    static final String FINISH = String.format(Locale.ROOT, "%.0f %%", 100 * TARGET);
    /** A network with this validation accuracy at the end has learned something. Chance is 0.1. */
    static final double LEARNED = 0.5;

    List<Long> seeds() {
        return runs.seeds();
    }

    /** One history a seed. */
    List<History> histories(Kind kind, double rate) {
        return runs.of(new Variant(kind, rate));
    }

    History history(Kind kind, double rate, long seed) {
        return runs.get(new Variant(kind, rate), seed);
    }

    /** When a network reached a validation accuracy, unless it diverged later: then it is of no use. */
    static Optional<History.Evaluation> reached(History history, double target) {
        return history.diverged() ? Optional.empty() : history.reached(target);
    }

    /** Iterations to a validation accuracy. A network that does not get there needs at least as many as it was given. */
    double iterationsTo(double target, Kind kind, double rate, long seed) {
        return reached(history(kind, rate, seed), target)
                .map(evaluation -> (double) evaluation.iteration())
                .orElse((double) iterations);
    }

    /** The rate that takes the fewest iterations to a validation accuracy; the smallest of several. */
    double fastestRate(double target, Kind kind, long seed) {
        return BatchNormLearningRate.RATES.stream()
                .min(Comparator.comparingDouble(rate -> iterationsTo(target, kind, rate, seed)))
                .orElseThrow();
    }

    /** Each seed's history at its own fastest rate. */
    List<History> fastest(double target, Kind kind) {
        return seeds().stream()
                .map(seed -> history(kind, fastestRate(target, kind, seed), seed))
                .toList();
    }

    /** How many times as many iterations to the target the plain network needs, each at a given rate. */
    double lead(double plainRate, double normalizedRate, long seed) {
        return iterationsTo(TARGET, PLAIN, plainRate, seed) / iterationsTo(TARGET, BN, normalizedRate, seed);
    }

    /** The same, each at its own fastest rate. */
    double leadAtFastestRates(long seed) {
        return lead(fastestRate(TARGET, PLAIN, seed), fastestRate(TARGET, BN, seed), seed);
    }

    /** How many times as much processor time the plain network needs, each at the rate with the fewest iterations. */
    double leadInSeconds(long seed) {
        return secondsAtFastestRate(PLAIN, seed) / secondsAtFastestRate(BN, seed);
    }

    private double secondsAtFastestRate(Kind kind, long seed) {
        History history = history(kind, fastestRate(TARGET, kind, seed), seed);
        return reached(history, TARGET).map(History.Evaluation::seconds).orElse(history.seconds());
    }

    /** How many plain iterations one with normalization costs, in processor time: typical networks of all seeds compared. */
    double costOfNormalization() {
        return secondsAnIteration(BN) / secondsAnIteration(PLAIN);
    }

    private double secondsAnIteration(Kind kind) {
        return new Median()
                .evaluate(runs.variants().stream()
                        .filter(variant -> variant.kind() == kind)
                        .flatMap(variant -> runs.of(variant).stream())
                        .filter(history -> !history.diverged())
                        .mapToDouble(
                                history -> history.seconds() / history.losses().size())
                        .toArray());
    }

    /** The highest rate at which a network learns; 0 if it does at none. */
    double highestRate(Kind kind, long seed) {
        return BatchNormLearningRate.RATES.stream()
                .filter(rate -> learned(history(kind, rate, seed)))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    private static boolean learned(History history) {
        return !history.diverged() && history.last().validationAccuracy() >= LEARNED;
    }
}
