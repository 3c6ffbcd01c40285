package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Normalization.BEFORE_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.NONE;

import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.Outcome;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.StatUtils;

/** Training accuracies after the last epoch, over all scales of the initial weights. */
record ScaleSweep(Runs<ScaledNetwork, Outcome> runs) {
    /** A network that gets half of its training images right has learned something; guessing gets a tenth. */
    static final double LEARNS = 0.5;
    /** A lead that is more than noise. */
    static final double CLEAR_LEAD = 0.05;

    /** The kinds of network that were tried at some scale. */
    List<Normalization> networks() {
        return Arrays.stream(Normalization.values())
                .filter(network -> !scales(network).isEmpty())
                .toList();
    }

    /** The kinds of network that were tried at this scale. */
    List<Normalization> networksAt(double scale) {
        return networks().stream()
                .filter(network -> scales(network).contains(scale))
                .toList();
    }

    /** Every scale, largest first. */
    List<Double> scales() {
        return scales(NONE);
    }

    /** The scales at which one kind of network was tried, largest first. */
    List<Double> scales(Normalization network) {
        return runs.variants().stream()
                .filter(variant -> variant.normalization() == network)
                .map(ScaledNetwork::scale)
                .toList();
    }

    double smallestScale() {
        return scales().get(scales().size() - 1);
    }

    /** One for each seed. */
    List<History> histories(Normalization network, double scale) {
        return runs.of(new ScaledNetwork(network, scale)).stream()
                .map(Outcome::history)
                .toList();
    }

    /** A diverged network, whose outputs are no numbers, has accuracy 0. */
    double accuracy(Normalization network, double scale, long seed) {
        return outcome(network, scale, seed).history().last().trainingAccuracy();
    }

    /** For charts, where a diverged network is no point on a line. */
    double accuracyUnlessDiverged(Normalization network, double scale, long seed) {
        boolean diverged = outcome(network, scale, seed).history().diverged();
        return diverged ? Double.NaN : accuracy(network, scale, seed);
    }

    /** The scales at which networks of this kind diverged, of any seed. */
    List<Double> divergentScales(Normalization network) {
        return scales(network).stream()
                .filter(scale -> histories(network, scale).stream().anyMatch(History::diverged))
                .toList();
    }

    /** Accuracy when the images are normalized with their own statistics instead of the running ones. */
    double accuracyOnBatchStatistics(Normalization network, double scale, long seed) {
        return outcome(network, scale, seed).batchStatistics();
    }

    /** The number of scales at which the network learns. */
    double learned(Normalization network, long seed) {
        return accuracies(network, seed).filter(accuracy -> accuracy >= LEARNS).count();
    }

    double shareLearned(Normalization network, long seed) {
        return learned(network, seed) / scales(network).size();
    }

    /** Standard deviation over the scales: 0 would mean that the initial weights make no difference. */
    double spread(Normalization network, long seed) {
        return Math.sqrt(StatUtils.variance(accuracies(network, seed).toArray()));
    }

    double best(Normalization network, long seed) {
        return accuracies(network, seed).max().orElseThrow();
    }

    double worst(Normalization network, long seed) {
        return accuracies(network, seed).min().orElseThrow();
    }

    /** Negative where the normalized network is ahead. */
    double leadOfPlain(double scale, long seed) {
        return accuracy(NONE, scale, seed) - accuracy(BEFORE_RELU, scale, seed);
    }

    double largestLeadOfPlain(long seed) {
        return scales().stream()
                .mapToDouble(scale -> leadOfPlain(scale, seed))
                .max()
                .orElseThrow();
    }

    Summary overSeeds(LongToDoubleFunction figure) {
        return Summary.over(runs.seeds(), figure);
    }

    private Outcome outcome(Normalization network, double scale, long seed) {
        return runs.get(new ScaledNetwork(network, scale), seed);
    }

    private DoubleStream accuracies(Normalization network, long seed) {
        return scales(network).stream().mapToDouble(scale -> accuracy(network, scale, seed));
    }
}
