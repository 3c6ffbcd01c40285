package dl4jlessons.lesson.initialization;

import static dl4jlessons.result.PerSeed.dividedBy;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.result.Quantity;
import dl4jlessons.result.Role;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The signs by which {@link ReadingTheDashboard} judges; values are by seed. What changes while a network learns is
 * summed up by its median over the recorded iterations, layer by layer.
 */
record ReadingTheDashboardReadings(RunResults<Network, Outcome> runs) {
    /** Healthy networks and ill ones. */
    enum Network {
        HEALTHY("healthy", Role.SECOND_METHOD),
        TOO_SLOW("rate 0.0001", Role.OTHER),
        TOO_FAST("rate 0.3", Role.OTHER),
        SMALL_WEIGHTS("std 0.01", Role.TOO_SMALL),
        DEAD("biases of −1", Role.STOPPED),
        NORMALIZED("healthy with BN", Role.FIRST_METHOD),
        HEALTHY_TANH("tanh, Xavier", Role.THIRD_METHOD),
        SATURATED("tanh, std 1", Role.TOO_LARGE);

        private final String label;
        private final Role role;

        Network(String label, Role role) {
            this.label = label;
            this.role = role;
        }

        /** What charts show it as. */
        Role role() {
            return role;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * What is measured on one network.
     *
     * @param dead share of the first hidden layer's units that answer every training image alike when training has ended
     */
    record Outcome(RecordedStatistics statistics, double dead) {
        static double dead(MultiLayerNetwork network, Examples images) {
            // the input of the second dense layer, and with the images at index 0 the output of the layer before it
            int second = RecordedStatistics.denseLayers(network).get(1);
            INDArray activations = network.feedForward(images.features(), false).get(second);
            return activations
                    .max(0)
                    .eq(activations.min(0))
                    .castTo(DataType.DOUBLE)
                    .meanNumber()
                    .doubleValue();
        }
    }

    RunResults<Network, RecordedStatistics> statistics() {
        return runs.map(Outcome::statistics);
    }

    /** Mean magnitude of a layer's updates divided by that of its weights, where it is smallest. */
    Quantity smallestRatio(Network network) {
        return smallest("update ÷ parameter of a layer", network, Report::updateRatios);
    }

    Quantity largestRatio(Network network) {
        return largest("update ÷ parameter of a layer", network, Report::updateRatios);
    }

    /** At the first iteration, where nothing has been learned yet. */
    Quantity largestFirstRatio(Network network) {
        return of(
                "largest update ÷ parameter of a layer, first iteration",
                network,
                statistics -> Collections.max(statistics.reports().get(0).updateRatios()));
    }

    Quantity smallestSpread(Network network) {
        return smallest("standard deviation of a layer's activations", network, Report::activations);
    }

    Quantity largestSpread(Network network) {
        return largest("standard deviation of a layer's activations", network, Report::activations);
    }

    Quantity smallestGradient(Network network) {
        return smallest("standard deviation of a hidden layer's gradient", network, Report::gradients);
    }

    Quantity largestGradient(Network network) {
        return largest("standard deviation of a hidden layer's gradient", network, Report::gradients);
    }

    private Quantity smallest(String what, Network network, Function<Report, List<Double>> values) {
        return of("smallest " + what, network, statistics -> Collections.min(typical(statistics, values)));
    }

    private Quantity largest(String what, Network network, Function<Report, List<Double>> values) {
        return of("largest " + what, network, statistics -> Collections.max(typical(statistics, values)));
    }

    /** Of the activations. */
    Quantity lastSpreadToFirst(Network network) {
        return of(
                "spread of the activations, last hidden layer ÷ first",
                network,
                ReadingTheDashboardReadings::lastToFirst);
    }

    static double lastToFirst(RecordedStatistics statistics) {
        List<Double> spreads = typical(statistics, Report::activations);
        return spreads.get(spreads.size() - 1) / spreads.get(0);
    }

    Quantity lastSpread(Network network) {
        return of("standard deviation of the last hidden layer's activations", network, statistics -> {
            List<Double> spreads = typical(statistics, Report::activations);
            return spreads.get(spreads.size() - 1);
        });
    }

    Quantity unevenness(Network network) {
        return of("largest ÷ smallest spread of a layer's activations", network, statistics -> {
            List<Double> spreads = typical(statistics, Report::activations);
            return Collections.max(spreads) / Collections.min(spreads);
        });
    }

    /** More units of one network than of another answer every image alike. */
    Quantity killed(Network one, Network other) {
        return new Quantity(
                "share of the first hidden layer's units that answer all images alike, " + one + " minus " + other,
                seed -> runs.get(one, seed).dead() - runs.get(other, seed).dead());
    }

    Quantity firstSpread(Network one, Network other) {
        return new Quantity(
                "standard deviation of the first hidden layer's activations, " + one + " ÷ " + other,
                dividedBy(firstSpread(one), firstSpread(other)));
    }

    private LongToDoubleFunction firstSpread(Network network) {
        return seed -> typical(runs.get(network, seed).statistics(), Report::activations)
                .get(0);
    }

    Quantity scoresApart(Network one, Network other) {
        return new Quantity(
                "difference of the two scores at the end", seed -> Math.abs(score(one, seed) - score(other, seed)));
    }

    private double score(Network network, long seed) {
        return runs.get(network, seed).statistics().last().score();
    }

    Quantity diverged(Network network) {
        return of("diverged (1 = yes)", network, statistics -> statistics.diverged() ? 1 : 0);
    }

    private Quantity of(String what, Network network, ToDoubleFunction<RecordedStatistics> value) {
        return new Quantity(
                what + ", " + network,
                seed -> value.applyAsDouble(runs.get(network, seed).statistics()));
    }

    /** The median over the recorded iterations, layer by layer. */
    static List<Double> typical(RecordedStatistics statistics, Function<Report, List<Double>> values) {
        int layers = values.apply(statistics.last()).size();
        return IntStream.range(0, layers)
                .mapToObj(layer -> StatUtils.percentile(
                        statistics.reports().stream()
                                .mapToDouble(report -> values.apply(report).get(layer))
                                .toArray(),
                        50))
                .toList();
    }
}
