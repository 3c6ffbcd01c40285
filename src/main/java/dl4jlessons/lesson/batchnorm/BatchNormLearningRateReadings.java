package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.NONE;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What {@link BatchNormLearningRate} measured.
 *
 * @param runs one history for each network and seed
 * @param rates in ascending order
 * @param iterations how long each network was trained, unless it diverged
 * @param finishes validation accuracies to reach, ascending: a race is timed to each, for which one is arbitrary
 * @param learned validation accuracy at the end of a network that has learned something
 * @param stockSeconds processor seconds for an iteration of the two networks on DL4J's own step
 */
record BatchNormLearningRateReadings(
        RunResults<Variant, History> runs,
        List<Double> rates,
        int iterations,
        List<Double> finishes,
        double learned,
        Map<Normalization, Double> stockSeconds) {
    /** What networks differ in: the normalization in front of each activation, and the learning rate. */
    record Variant(Normalization normalization, double rate) {
        @Override
        public String toString() {
            return normalization.label() + ", rate " + rate;
        }
    }

    /** The last finish line. */
    double target() {
        return finishes.get(finishes.size() - 1);
    }

    /** It as it is written. */
    String finish() {
        return NumberText.percent(target(), 0);
    }

    /** All finish lines as they are written. */
    String finishLines() {
        return NumberText.decimals(100 * finishes.get(0), 0) + " to " + finish();
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

    /**
     * Iterations to a validation accuracy, on the line between the two evaluations around it. None for a network that
     * diverged, be it later: it is of no use.
     */
    static OptionalDouble reached(History history, double accuracy) {
        Optional<Evaluation> first = history.diverged() ? Optional.empty() : history.reached(accuracy);
        if (first.isEmpty()) {
            return OptionalDouble.empty();
        }
        int index = history.evaluations().indexOf(first.get());
        Evaluation after = first.get();
        if (index == 0) {
            return OptionalDouble.of(after.iteration());
        }
        Evaluation before = history.evaluations().get(index - 1);
        double share =
                (accuracy - before.validationAccuracy()) / (after.validationAccuracy() - before.validationAccuracy());
        return OptionalDouble.of(before.iteration() + share * (after.iteration() - before.iteration()));
    }

    /** Processor seconds to a validation accuracy, at the pace of all its training. */
    static OptionalDouble secondsTo(History history, double accuracy) {
        OptionalDouble iterations = reached(history, accuracy);
        return iterations.isEmpty()
                ? iterations
                : OptionalDouble.of(iterations.getAsDouble()
                        * history.seconds()
                        / history.losses().size());
    }

    /** Iterations to a validation accuracy. A network that does not get there needs at least as many as it was given. */
    double iterationsTo(double accuracy, Normalization normalization, double rate, long seed) {
        return reached(history(normalization, rate, seed), accuracy).orElse(iterations);
    }

    /** Iterations to all finish lines, their geometric mean: the noise of a single crossing counts for less in it. */
    double iterationsTo(Normalization normalization, double rate, long seed) {
        return Math.exp(logIterations(finishes, normalization, rate, seed));
    }

    private double logIterations(List<Double> accuracies, Normalization normalization, double rate, long seed) {
        return accuracies.stream()
                .mapToDouble(accuracy -> Math.log(iterationsTo(accuracy, normalization, rate, seed)))
                .average()
                .orElseThrow();
    }

    /** The rate for one seed that takes the fewest iterations to all finish lines on all others; the smallest of several. */
    double fastestRate(Normalization normalization, long seed) {
        return fastestRate(finishes, normalization, seed);
    }

    /** The same for one validation accuracy. */
    double fastestRate(double accuracy, Normalization normalization, long seed) {
        return fastestRate(List.of(accuracy), normalization, seed);
    }

    /** The rate with the smallest geometric mean of all other seeds than the one that is judged; with a single seed its own. */
    private double fastestRate(List<Double> accuracies, Normalization normalization, long seed) {
        List<Long> others = seeds().stream().filter(other -> other != seed).toList();
        List<Long> choosing = others.isEmpty() ? seeds() : others;
        return rates.stream()
                .min(Comparator.comparingDouble(rate -> choosing.stream()
                        .mapToDouble(other -> logIterations(accuracies, normalization, rate, other))
                        .sum()))
                .orElseThrow();
    }

    /** Each seed's history at the fastest rate of the others. */
    List<History> fastest(double accuracy, Normalization normalization) {
        return seeds().stream()
                .map(seed -> history(normalization, fastestRate(accuracy, normalization, seed), seed))
                .toList();
    }

    /** How many times as many iterations to the finish lines one network needs as another, both at one rate. */
    double lead(Normalization behind, Normalization ahead, double rate, long seed) {
        return iterationsTo(behind, rate, seed) / iterationsTo(ahead, rate, seed);
    }

    /** The same, each at its own fastest rate. */
    double leadAtFastestRates(Normalization behind, Normalization ahead, long seed) {
        return iterationsAtFastestRate(behind, seed) / iterationsAtFastestRate(ahead, seed);
    }

    private double iterationsAtFastestRate(Normalization normalization, long seed) {
        return iterationsTo(normalization, fastestRate(normalization, seed), seed);
    }

    /** How many times as much processor time plain needs as BN: iterations, times the cost of a typical one in training. */
    double leadInSeconds(long seed) {
        return leadAtFastestRates(NONE, BEFORE, seed) / costOfNormalization();
    }

    /** The same by the cost of an iteration on DL4J's own step. */
    double leadOnStockStep(long seed) {
        return leadAtFastestRates(NONE, BEFORE, seed) / stockCostOfNormalization();
    }

    /** Of a network that diverged 0. */
    double highestAccuracy(Normalization normalization, double rate, long seed) {
        History history = history(normalization, rate, seed);
        return history.diverged()
                ? 0
                : history.evaluations().stream()
                        .mapToDouble(Evaluation::validationAccuracy)
                        .max()
                        .orElse(0);
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
