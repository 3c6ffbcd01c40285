package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.NONE;
import static dl4jlessons.result.PerSeed.dividedBy;
import static dl4jlessons.result.PerSeed.minus;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.result.Quantity;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;
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

    /** How many times as many iterations to the finish lines one network needs as another. */
    Quantity lead(Normalization behind, Normalization ahead) {
        return new Quantity(
                "iterations to " + finishLines() + " validation accuracy, " + behind.label() + " ÷ " + ahead.label()
                        + ", each at its own fastest rate",
                dividedBy(iterationsAtFastestRate(behind), iterationsAtFastestRate(ahead)));
    }

    /** With both at one rate, as a share of the lead in a fair race. */
    Quantity leadOfBatchNormAtSmallRate(double rate) {
        return new Quantity(
                "lead at rate " + rate + " ÷ lead at each one's own fastest rate",
                dividedBy(leadOfBatchNorm(seed -> rate), lead(NONE, BEFORE)));
    }

    Quantity leadOfBatchNormAtPlainsFastestRate() {
        return new Quantity(
                "iterations to " + finishLines() + ", plain ÷ BN, both at the plain network's fastest rate",
                leadOfBatchNorm(seed -> fastestRate(NONE, seed)));
    }

    /** With both networks at one rate, which may depend on the seed. */
    private LongToDoubleFunction leadOfBatchNorm(LongToDoubleFunction rate) {
        return dividedBy(
                seed -> iterationsTo(NONE, rate.applyAsDouble(seed), seed),
                seed -> iterationsTo(BEFORE, rate.applyAsDouble(seed), seed));
    }

    private LongToDoubleFunction iterationsAtFastestRate(Normalization normalization) {
        return seed -> iterationsTo(normalization, fastestRate(normalization, seed), seed);
    }

    /** Iterations needed, times the cost of a typical one in training. */
    Quantity leadInSeconds() {
        return new Quantity(
                "processor seconds to " + finishLines()
                        + " validation accuracy, plain ÷ BN, each at its own fastest rate",
                dividedBy(lead(NONE, BEFORE), costOfNormalization()));
    }

    /** The same by the cost of an iteration on DL4J's own step. */
    LongToDoubleFunction leadOnStockStep() {
        return dividedBy(lead(NONE, BEFORE), seed -> stockSeconds.get(BEFORE) / stockSeconds.get(NONE));
    }

    Quantity leadToLeadOnStockStep() {
        return new Quantity(
                "lead in processor seconds, on the step that trained ÷ on DL4J's own",
                dividedBy(leadInSeconds(), leadOnStockStep()));
    }

    /** Typical networks of all seeds compared, so that it is the same for each seed. */
    Quantity costOfNormalization() {
        return new Quantity(
                "processor seconds for an iteration, BN ÷ plain",
                seed -> secondsAnIteration(BEFORE) / secondsAnIteration(NONE));
    }

    /** Of a network that diverged 0. */
    Quantity highestAccuracy(Normalization normalization) {
        return new Quantity("highest validation accuracy, " + normalization.label() + ", at its fastest rate", seed -> {
            History history = history(normalization, fastestRate(normalization, seed), seed);
            return history.diverged()
                    ? 0
                    : history.evaluations().stream()
                            .mapToDouble(Evaluation::validationAccuracy)
                            .max()
                            .orElse(0);
        });
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

    /** How many times as high the highest rate of one network is as that of another. */
    Quantity highestRate(Normalization one, Normalization other) {
        return new Quantity(
                "highest rate that still learns, " + one.label() + " ÷ " + other.label(),
                dividedBy(seed -> highestRate(one, seed), seed -> highestRate(other, seed)));
    }

    Quantity fastestRateOfBatchNorm() {
        return new Quantity(
                "fastest rate, BN ÷ plain",
                dividedBy(seed -> fastestRate(BEFORE, seed), seed -> fastestRate(NONE, seed)));
    }

    Quantity lostByBatchNormAtHighestRate() {
        return new Quantity(
                "final accuracy of BN, at its fastest rate minus at the highest that learns",
                minus(
                        seed -> finalAccuracy(BEFORE, fastestRate(BEFORE, seed), seed),
                        seed -> finalAccuracy(BEFORE, highestRate(BEFORE, seed), seed)));
    }

    /** Not a number at a rate of 0, which is that of networks that learn at none. */
    private double finalAccuracy(Normalization normalization, double rate, long seed) {
        return rate == 0
                ? Double.NaN
                : history(normalization, rate, seed).last().validationAccuracy();
    }

    private boolean hasLearned(History history) {
        return !history.diverged() && history.last().validationAccuracy() >= learned;
    }
}
