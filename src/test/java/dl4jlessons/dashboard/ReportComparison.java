package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.nd4j.linalg.api.buffer.DataType;

/** Two reports on the same network after the same iteration: all but what depends on the moment must be the same. */
record ReportComparison(StatsReport report, StatsReport expected) {
    /**
     * DL4J adds up in the network's own precision. In a hundred reports on 784-100×6-10, without and with
     * BatchNormalization, its mean magnitudes were off by 3e-5, its means by 2.5e-6, its deviations by 9e-8.
     */
    private static final double FLOAT_SUMS = 1e-4;

    private static final double FLOAT_DEVIATIONS = 1e-6;
    private static final double DOUBLE = 1e-13;
    /** At most one in so many elements may lie on the edges of bins, as 0 does where updates are as large as they are small. */
    private static final int ON_EDGES_DIVISOR = 100;
    /** Multiples of what rounding changes. */
    private static final double MIN_RANGE = 100;

    void assertSame(DataType type) {
        assertSameOrigin();
        assertSameMachine();
        assertSameNumbers(type);
    }

    /** What was measured in the network. */
    void assertSameNumbers(DataType type) {
        double sums = type == DataType.FLOAT ? FLOAT_SUMS : DOUBLE;
        double spread = type == DataType.FLOAT ? FLOAT_DEVIATIONS : DOUBLE;
        assertThat(report.getScore()).isEqualTo(expected.getScore());
        // a file keeps rates as floats
        assertClose("rate", report.getLearningRates(), expected.getLearningRates(), expected.getLearningRates(), 1e-7);
        for (StatsType kind : StatsType.values()) {
            Map<String, Double> magnitudes = expected.getMeanMagnitudes(kind);
            Map<String, Double> deviations = expected.getStdev(kind);
            assertClose("magnitude of " + kind, report.getMeanMagnitudes(kind), magnitudes, magnitudes, sums);
            assertClose("deviation of " + kind, report.getStdev(kind), deviations, deviations, spread);
            // a mean near 0 is what is left of larger numbers
            assertClose("mean of " + kind, report.getMean(kind), expected.getMean(kind), magnitudes, sums);
            assertThat(report.getHistograms(kind)).as("%s", kind).isEqualTo(expected.getHistograms(kind));
        }
    }

    /**
     * As {@link #assertSame}, for two trainings whose numbers differ by rounding.
     *
     * @param rounding by how much an element may differ, as a share of its tensor's largest one, and a loss
     * @param roundingOfUpdates the same for updates
     */
    void assertSameButForRounding(double rounding, double roundingOfUpdates) {
        assertSameOrigin();
        assertSameMachine();
        assertThat(report.getScore())
                .isCloseTo(expected.getScore(), within(rounding * Math.max(1, expected.getScore())));
        assertThat(report.getLearningRates()).isEqualTo(expected.getLearningRates());
        for (StatsType kind : StatsType.values()) {
            Map<String, Histogram> histograms = expected.getHistograms(kind);
            double share = kind == StatsType.Updates ? roundingOfUpdates : rounding;
            Map<String, Double> largest = new HashMap<>();
            histograms.forEach((name, histogram) -> largest.put(name, largest(histogram)));
            assertClose(
                    "magnitude of " + kind,
                    report.getMeanMagnitudes(kind),
                    expected.getMeanMagnitudes(kind),
                    largest,
                    share);
            assertClose("deviation of " + kind, report.getStdev(kind), expected.getStdev(kind), largest, share);
            assertClose("mean of " + kind, report.getMean(kind), expected.getMean(kind), largest, share);
            assertThat(report.getHistograms(kind)).as("%s", kind).containsOnlyKeys(histograms.keySet());
            histograms.forEach((name, histogram) -> assertSameButForRounding(
                    kind + " " + name, report.getHistograms(kind).get(name), histogram, share));
        }
    }

    /** An element at the edge between two bins may be in the one or the other. */
    private static void assertSameButForRounding(
            String what, Histogram histogram, Histogram expected, double rounding) {
        double difference = rounding * largest(expected);
        assertThat(histogram.getMin()).as("least of %s", what).isCloseTo(expected.getMin(), within(difference));
        assertThat(histogram.getMax()).as("largest of %s", what).isCloseTo(expected.getMax(), within(difference));
        int elements = IntStream.of(expected.getBinCounts()).sum();
        assertThat(IntStream.of(histogram.getBinCounts()).sum())
                .as("elements of %s", what)
                .isEqualTo(elements);
        // of elements that differ by rounding alone, bins say nothing
        if (expected.getMax() - expected.getMin() > MIN_RANGE * difference) {
            int elsewhere = IntStream.range(0, expected.getNBins())
                    .map(bin -> Math.abs(histogram.getBinCounts()[bin] - expected.getBinCounts()[bin]))
                    .sum();
            assertThat(elsewhere / 2)
                    .as("elements of %s in another bin", what)
                    .isLessThanOrEqualTo(Math.max(1, elements / ON_EDGES_DIVISOR));
        }
    }

    private static double largest(Histogram histogram) {
        return Math.max(Math.abs(histogram.getMin()), Math.abs(histogram.getMax()));
    }

    private void assertSameOrigin() {
        assertThat(report.getSessionID()).isEqualTo(expected.getSessionID());
        assertThat(report.getTypeID()).isEqualTo(expected.getTypeID());
        assertThat(report.getWorkerID()).isEqualTo(expected.getWorkerID());
        assertThat(report.getIterationCount()).isEqualTo(expected.getIterationCount());
    }

    private void assertSameMachine() {
        assertThat(report.hasMemoryUse()).isEqualTo(expected.hasMemoryUse());
        assertThat(report.getJvmMaxBytes()).isEqualTo(expected.getJvmMaxBytes());
        assertThat(report.getJvmCurrentBytes()).isPositive();
        assertThat(report.getOffHeapMaxBytes()).isEqualTo(expected.getOffHeapMaxBytes());
        assertThat(report.getOffHeapCurrentBytes()).isNotNegative();
        assertThat(report.getDeviceMaxBytes()).isEqualTo(expected.getDeviceMaxBytes());
        assertThat(report.hasGarbageCollection()).isEqualTo(expected.hasGarbageCollection());
        assertThat(report.hasPerformance()).isEqualTo(expected.hasPerformance());
        assertThat(report.hasDataSetMetaData()).isEqualTo(expected.hasDataSetMetaData());
    }

    private static void assertClose(
            String what,
            Map<String, Double> values,
            Map<String, Double> expected,
            Map<String, Double> scales,
            double tolerance) {
        assertThat(values).as(what).containsOnlyKeys(expected.keySet()).isNotEmpty();
        expected.forEach((name, value) -> assertThat(values.get(name))
                .as("%s %s", what, name)
                .isCloseTo(value, within(tolerance * scales.get(name))));
    }
}
