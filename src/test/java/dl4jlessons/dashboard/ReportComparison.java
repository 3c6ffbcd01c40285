package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
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
