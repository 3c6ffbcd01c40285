package dl4jlessons.lesson.batchnorm;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.result.Quantity;
import dl4jlessons.result.Role;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What {@link BatchNormInitRobustness} measured: training accuracies after the last epoch, by scale of the initial weights.
 *
 * @param learned accuracy from which on a network has learned something
 */
record BatchNormInitRobustnessReadings(RunResults<Variant, Outcome> runs, double learned) {
    private static final MathContext TWO_DIGITS = new MathContext(2);

    /**
     * Whether, where and with which ε the hidden layers of a network normalize.
     *
     * @param epsilon added to variances; without meaning where nothing is normalized
     */
    record Kind(String name, Normalization normalization, double epsilon) {
        /** What charts show it as: two of the same normalization must not look alike. */
        Role role() {
            return name.equals(normalization.label()) ? normalization.role() : Role.OTHER;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * What networks differ in.
     *
     * @param scale standard deviation of the initial weights
     */
    record Variant(Kind kind, double scale) {
        @Override
        public String toString() {
            return kind + ", std " + scaleName(scale);
        }
    }

    /**
     * What is measured on one network.
     *
     * @param batchStatistics training accuracy at the end when the images are normalized with their own statistics, as they
     *     are in training, and not with the running ones
     */
    record Outcome(History history, double batchStatistics) {}

    /** Two significant digits, never an exponent: {@code 0.00037}. */
    static String scaleName(double scale) {
        return new BigDecimal(scale).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** The kinds of network that were tried at some scale, those at more scales first. */
    List<Kind> kinds() {
        return runs.variants().stream().map(Variant::kind).distinct().toList();
    }

    /** The kinds of network that were tried at this scale. */
    List<Kind> kindsAt(double scale) {
        return kinds().stream().filter(kind -> scales(kind).contains(scale)).toList();
    }

    /** Every scale, largest first. */
    List<Double> scales() {
        return runs.variants().stream().map(Variant::scale).distinct().toList();
    }

    /** The scales at which one kind of network was tried, largest first. */
    List<Double> scales(Kind kind) {
        return runs.variants().stream()
                .filter(variant -> variant.kind().equals(kind))
                .map(Variant::scale)
                .toList();
    }

    /** One for each seed. */
    List<History> histories(Kind kind, double scale) {
        return runs.of(new Variant(kind, scale)).stream().map(Outcome::history).toList();
    }

    /** A diverged network, whose outputs are no numbers, has accuracy 0. */
    double accuracy(Kind kind, double scale, long seed) {
        return outcome(kind, scale, seed).history().last().trainingAccuracy();
    }

    /** For charts, where a diverged network is no point on a line. */
    double accuracyUnlessDiverged(Kind kind, double scale, long seed) {
        boolean diverged = outcome(kind, scale, seed).history().diverged();
        return diverged ? Double.NaN : accuracy(kind, scale, seed);
    }

    /** The scales at which networks of this kind diverged, of any seed. */
    List<Double> divergentScales(Kind kind) {
        return scales(kind).stream()
                .filter(scale -> histories(kind, scale).stream().anyMatch(History::diverged))
                .toList();
    }

    /** Accuracy when the images are normalized with their own statistics instead of the running ones. */
    double accuracyOnBatchStatistics(Kind kind, double scale, long seed) {
        return outcome(kind, scale, seed).batchStatistics();
    }

    /** The number of scales at which the network learns. */
    double learnedScales(Kind kind, long seed) {
        return accuracies(kind, seed).filter(accuracy -> accuracy >= learned).count();
    }

    double mean(Kind kind, long seed) {
        return accuracies(kind, seed).average().orElseThrow();
    }

    double best(Kind kind, long seed) {
        return accuracies(kind, seed).max().orElseThrow();
    }

    double worst(Kind kind, long seed) {
        return accuracies(kind, seed).min().orElseThrow();
    }

    Quantity bestMinusWorst(Kind kind) {
        return new Quantity(
                "accuracy with " + kind + ", best scale minus worst", seed -> best(kind, seed) - worst(kind, seed));
    }

    /** By how much the accuracy of one kind of network is higher than another's. */
    LongToDoubleFunction lead(Kind ahead, Kind behind, double scale) {
        return seed -> accuracy(ahead, scale, seed) - accuracy(behind, scale, seed);
    }

    /** By how much the accuracy of one kind of network is higher than another's, mean over the scales that both were tried at. */
    LongToDoubleFunction meanLead(Kind ahead, Kind behind) {
        return seed -> scales(ahead).stream()
                .filter(scales(behind)::contains)
                .mapToDouble(scale -> lead(ahead, behind, scale).applyAsDouble(seed))
                .average()
                .orElseThrow();
    }

    LongToDoubleFunction leadAtSmallestScale(Kind ahead, Kind behind) {
        return lead(ahead, behind, scales().get(scales().size() - 1));
    }

    Summary overSeeds(LongToDoubleFunction value) {
        return Summary.over(runs.seeds(), value);
    }

    private Outcome outcome(Kind kind, double scale, long seed) {
        return runs.get(new Variant(kind, scale), seed);
    }

    private DoubleStream accuracies(Kind kind, long seed) {
        return scales(kind).stream().mapToDouble(scale -> accuracy(kind, scale, seed));
    }
}
