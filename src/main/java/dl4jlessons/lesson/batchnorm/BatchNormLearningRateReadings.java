package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.NONE;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What {@link BatchNormLearningRate} measured.
 *
 * @param runs one history for each network and seed
 * @param rates in ascending order
 * @param iterations how long each network was trained, unless it diverged
 * @param target validation accuracy that a network has to reach
 * @param learned validation accuracy at the end of a network that has learned something
 * @param stockSeconds processor seconds for an iteration of the two networks on DL4J's own step
 */
record BatchNormLearningRateReadings(
        RunResults<Variant, History> runs,
        List<Double> rates,
        int iterations,
        double target,
        double learned,
        Map<Normalization, Double> stockSeconds) {
    /** What networks differ in: batch normalization in front of each activation or none, and the learning rate. */
    record Variant(Normalization normalization, double rate) {
        @Override
        public String toString() {
            return name(normalization) + ", rate " + rate;
        }

        static String name(Normalization normalization) {
            return switch (normalization) {
                case NONE -> "plain";
                case BEFORE -> "BN";
                case AFTER -> "BN after";
            };
        }
    }

    /** The target as it is written. */
    String finish() {
        return String.format(Locale.ROOT, "%.0f %%", 100 * target);
    }

    List<Long> seeds() {
        return runs.seeds();
    }

    /** One history a seed. */
    List<History> histories(Normalization normalization, double rate) {
        return runs.of(new Variant(normalization, rate));
    }

    History history(Normalization normalization, double rate, long seed) {
        return runs.get(new Variant(normalization, rate), seed);
    }

    /** When a network reached a validation accuracy, unless it diverged later: then it is of no use. */
    static Optional<Evaluation> reached(History history, double accuracy) {
        return history.diverged() ? Optional.empty() : history.reached(accuracy);
    }

    /** Iterations to a validation accuracy. A network that does not get there needs at least as many as it was given. */
    double iterationsTo(double accuracy, Normalization normalization, double rate, long seed) {
        return reached(history(normalization, rate, seed), accuracy)
                .map(evaluation -> (double) evaluation.iteration())
                .orElse((double) iterations);
    }

    /** The rate that takes the fewest iterations to the target; the smallest of several. */
    double fastestRate(Normalization normalization, long seed) {
        return fastestRate(target, normalization, seed);
    }

    /** The rate that takes the fewest iterations to a validation accuracy; the smallest of several. */
    double fastestRate(double accuracy, Normalization normalization, long seed) {
        return rates.stream()
                .min(Comparator.comparingDouble(rate -> iterationsTo(accuracy, normalization, rate, seed)))
                .orElseThrow();
    }

    /** Each seed's history at its own fastest rate. */
    List<History> fastest(double accuracy, Normalization normalization) {
        return seeds().stream()
                .map(seed -> history(normalization, fastestRate(accuracy, normalization, seed), seed))
                .toList();
    }

    /** How many times as many iterations to the target the plain network needs, both at one rate. */
    double lead(double rate, long seed) {
        return iterationsTo(target, NONE, rate, seed) / iterationsTo(target, BEFORE, rate, seed);
    }

    /** The same, each at its own fastest rate. */
    double leadAtFastestRates(long seed) {
        return iterationsAtFastestRate(NONE, seed) / iterationsAtFastestRate(BEFORE, seed);
    }

    private double iterationsAtFastestRate(Normalization normalization, long seed) {
        return iterationsTo(target, normalization, fastestRate(normalization, seed), seed);
    }

    /** How many times as much processor time the plain network needs, each at the rate with the fewest iterations. */
    double leadInSeconds(long seed) {
        return secondsAtFastestRate(NONE, seed) / secondsAtFastestRate(BEFORE, seed);
    }

    private double secondsAtFastestRate(Normalization normalization, long seed) {
        History history = history(normalization, fastestRate(normalization, seed), seed);
        return reached(history, target).map(Evaluation::seconds).orElse(history.seconds());
    }

    /** The lead by iterations needed and the cost of a typical one, while the networks were trained. */
    double leadByTypicalCost(long seed) {
        return leadAtFastestRates(seed) / costOfNormalization();
    }

    /** The lead by iterations needed and the cost of one on DL4J's own step. */
    double leadOnStockStep(long seed) {
        return leadAtFastestRates(seed) / stockCostOfNormalization();
    }

    /** How many plain iterations one with normalization costs on DL4J's own step. */
    double stockCostOfNormalization() {
        return stockSeconds.get(BEFORE) / stockSeconds.get(NONE);
    }

    /** How many plain iterations one with normalization costs, in processor time: typical networks of all seeds compared. */
    double costOfNormalization() {
        return secondsAnIteration(BEFORE) / secondsAnIteration(NONE);
    }

    /** Processor seconds for an iteration while the networks were trained, median of those that did not diverge. */
    double secondsAnIteration(Normalization normalization) {
        return new Median()
                .evaluate(runs.variants().stream()
                        .filter(variant -> variant.normalization() == normalization)
                        .flatMap(variant -> runs.of(variant).stream())
                        .filter(history -> !history.diverged())
                        .mapToDouble(
                                history -> history.seconds() / history.losses().size())
                        .toArray());
    }

    /** The highest rate at which a network learns; 0 if it does at none. */
    double highestRate(Normalization normalization, long seed) {
        return rates.stream()
                .filter(rate -> hasLearned(history(normalization, rate, seed)))
                .max(Comparator.naturalOrder())
                .orElse(0.0);
    }

    /** Not a number at a rate of 0, which is that of networks that learn at none. */
    double finalAccuracy(Normalization normalization, double rate, long seed) {
        return rate == 0
                ? Double.NaN
                : history(normalization, rate, seed).last().validationAccuracy();
    }

    private boolean hasLearned(History history) {
        return !history.diverged() && history.last().validationAccuracy() >= learned;
    }
}
