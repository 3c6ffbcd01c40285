package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.result.Role;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
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

    /** Of the hidden layers, the one with the smallest value. */
    LongToDoubleFunction smallest(Network network, Function<Report, List<Double>> values) {
        return of(network, statistics -> Collections.min(typical(statistics, values)));
    }

    LongToDoubleFunction largest(Network network, Function<Report, List<Double>> values) {
        return of(network, statistics -> Collections.max(typical(statistics, values)));
    }

    /** Spread of the last hidden layer's activations as a share of the first one's. */
    LongToDoubleFunction lastToFirst(Network network) {
        return of(network, ReadingTheDashboardReadings::lastToFirst);
    }

    static double lastToFirst(RecordedStatistics statistics) {
        List<Double> spreads = typical(statistics, Report::activations);
        return spreads.get(spreads.size() - 1) / spreads.get(0);
    }

    LongToDoubleFunction lastSpread(Network network) {
        return of(network, statistics -> {
            List<Double> spreads = typical(statistics, Report::activations);
            return spreads.get(spreads.size() - 1);
        });
    }

    /** Spread of the layer whose activations vary most, divided by that of the layer whose vary least. */
    LongToDoubleFunction unevenness(Network network) {
        return of(network, statistics -> {
            List<Double> spreads = typical(statistics, Report::activations);
            return Collections.max(spreads) / Collections.min(spreads);
        });
    }

    LongToDoubleFunction scoresApart(Network one, Network other) {
        return seed -> Math.abs(runs.get(one, seed).last().score()
                - runs.get(other, seed).last().score());
    }

    /** 1 if the network diverged, else 0. */
    LongToDoubleFunction diverged(Network network) {
        return of(network, statistics -> statistics.diverged() ? 1 : 0);
    }

    private LongToDoubleFunction of(Network network, ToDoubleFunction<RecordedStatistics> value) {
        return seed -> value.applyAsDouble(runs.get(network, seed));
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
