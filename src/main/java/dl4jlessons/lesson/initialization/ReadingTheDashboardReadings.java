package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.result.Quantity;
import dl4jlessons.result.Role;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The signs by which {@link ReadingTheDashboard} judges; values are by seed. What changes while a network learns is
 * summed up by its median over the recorded iterations, layer by layer.
 */
record ReadingTheDashboardReadings(RunResults<Network, RecordedStatistics> runs) {
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

    /** Mean magnitude of a layer's updates divided by that of its weights, where it is smallest. */
    Quantity smallestRatio(Network network) {
        return smallest("update ÷ parameter of a layer", network, Report::updateRatios);
    }

    Quantity largestRatio(Network network) {
        return largest("update ÷ parameter of a layer", network, Report::updateRatios);
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

    Quantity scoresApart(Network one, Network other) {
        return new Quantity(
                "difference of the two scores at the end",
                seed -> Math.abs(runs.get(one, seed).last().score()
                        - runs.get(other, seed).last().score()));
    }

    Quantity diverged(Network network) {
        return of("diverged (1 = yes)", network, statistics -> statistics.diverged() ? 1 : 0);
    }

    private Quantity of(String what, Network network, ToDoubleFunction<RecordedStatistics> value) {
        return new Quantity(what + ", " + network, seed -> value.applyAsDouble(runs.get(network, seed)));
    }

    /** The median over the recorded iterations, for each hidden layer. */
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
