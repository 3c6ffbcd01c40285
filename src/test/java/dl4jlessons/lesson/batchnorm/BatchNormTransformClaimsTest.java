package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.HELD;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SINGLE;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SLOW;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.STANDARD;
import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_DOUBLE;
import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_FLOAT;
import static dl4jlessons.lesson.batchnorm.OneBatch.pixels;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormBatch;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormalized;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant;
import dl4jlessons.lesson.batchnorm.GradientCheck.Compared;
import dl4jlessons.lesson.batchnorm.OneBatch.Epsilon;
import dl4jlessons.lesson.batchnorm.OneBatch.Transform;
import dl4jlessons.result.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Verdicts on outcomes that are given and not trained; every seed has the same. */
class BatchNormTransformClaimsTest {
    private final Map<Transform, OneBatch> transforms = new LinkedHashMap<>();
    private final Map<Integer, BackpropagationCheck> gradients = new LinkedHashMap<>();
    private final Map<Variant, List<Snapshot>> training = new LinkedHashMap<>();
    private final Map<LayerNormBatch, LayerNormalized> layerNorm = new LinkedHashMap<>();
    /** Accuracy of the standard network at the end, with γ = 1 and β = 0. */
    private double reset = 0.7;

    /** The layer does what it should; inputs vary, ε changes nothing, and running statistics are right from the start. */
    @BeforeEach
    void theTextbook() {
        OneBatch.TRANSFORMS.forEach(transform -> transforms.put(transform, batch(0, 1, 1, 0)));
        gradients.put(BackpropagationCheck.SEVERAL, gradient(1e-9, 1e-6, 0.5));
        gradients.put(BackpropagationCheck.ONE, gradient(1e-9, 1e-6, 0.5));
        Variant.ALL.forEach(variant -> training.put(variant, network(0.7, 0.7, 0.05)));
        layerNorm.put(new LayerNormBatch(1), new LayerNormalized(0.5, 0));
        layerNorm.put(new LayerNormBatch(100), new LayerNormalized(0.7, 0));
        training.put(HELD, network(0.6, 0.6, 0));
        training.put(SINGLE, List.of(snapshot(0, 0.1, 0.1, 0, 0), snapshot(150, 0.1, 0.1, 0, 0)));
    }

    @Test
    void mean0Variance1() {
        assertThat(verdict("mean-0-variance-1")).isEqualTo(Verdict.HOLDS);

        transforms.put(pixels(Epsilon.DL4J), batch(0, 0.5, 1, 0));
        assertThat(verdict("mean-0-variance-1")).as("a small variance").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        transforms.put(pixels(Epsilon.DL4J), batch(0, 0, 1, 0));
        assertThat(verdict("mean-0-variance-1")).as("a constant pixel").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        transforms.put(HIDDEN_FLOAT, batch(0.01, 1, 1, 0));
        assertThat(verdict("mean-0-variance-1")).as("a mean is not 0").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void computesTheFormula() {
        assertThat(verdict("computes-the-formula")).isEqualTo(Verdict.HOLDS);

        transforms.put(pixels(Epsilon.DL4J), batch(0, 0.5, 1, 0));
        assertThat(verdict("computes-the-formula")).as("ε shows").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        transforms.put(HIDDEN_DOUBLE, batch(0, 1, 1, 1e-6));
        assertThat(verdict("computes-the-formula")).as("another formula").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void scaleAndShift() {
        assertThat(verdict("scale-and-shift")).as("nothing is lost").isEqualTo(Verdict.NO_DIFFERENCE);

        reset = 0.6;
        assertThat(verdict("scale-and-shift")).isEqualTo(Verdict.HOLDS);

        training.put(HELD, network(0.7, 0.7, 0));
        assertThat(verdict("scale-and-shift")).as("held ones do as well").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        reset = 0.8;
        assertThat(verdict("scale-and-shift")).as("better without").isEqualTo(Verdict.CONTRADICTED);

        training.put(STANDARD, List.of(snapshot(0, 0.1, 0.1, 0, 0.1), snapshot(150, 0.7, 0.7, 0.1, 0.1)));
        assertThat(verdict("scale-and-shift")).as("they start elsewhere").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void layerNormNeedsNoBatch() {
        assertThat(verdict("layer-norm-needs-no-batch")).isEqualTo(Verdict.HOLDS);

        layerNorm.put(new LayerNormBatch(1), new LayerNormalized(0.15, 0));
        assertThat(verdict("layer-norm-needs-no-batch")).as("as bad as BN").isEqualTo(Verdict.NO_DIFFERENCE);

        layerNorm.put(new LayerNormBatch(1), new LayerNormalized(0.5, 0));
        layerNorm.put(new LayerNormBatch(100), new LayerNormalized(0.7, 0.1));
        assertThat(verdict("layer-norm-needs-no-batch")).as("inference differs").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void statisticsNeedTime() {
        assertThat(verdict("statistics-need-time")).as("right at once").isEqualTo(Verdict.CONTRADICTED);

        training.put(STANDARD, network(0.6, 0.7, 0.05));
        assertThat(verdict("statistics-need-time")).isEqualTo(Verdict.HOLDS);

        training.put(SLOW, network(0.3, 0.7, 0.05));
        assertThat(verdict("statistics-need-time")).as("slow ones more").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        training.put(STANDARD, List.of(snapshot(0, 0.1, 0.1, 0, 0)));
        assertThat(verdict("statistics-need-time")).as("nobody looked").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void needsAMiniBatch() {
        assertThat(verdict("needs-a-mini-batch")).isEqualTo(Verdict.HOLDS);

        training.put(SINGLE, network(0.1, 0.1, 0.05));
        assertThat(verdict("needs-a-mini-batch")).as("weights move").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void gradientThroughStatistics() {
        assertThat(verdict("gradient-through-statistics")).isEqualTo(Verdict.HOLDS);

        gradients.put(BackpropagationCheck.SEVERAL, gradient(0.01, 1e-6, 0.5));
        assertThat(verdict("gradient-through-statistics"))
                .as("a wrong gradient")
                .isEqualTo(Verdict.CONTRADICTED);

        gradients.put(BackpropagationCheck.SEVERAL, gradient(1e-9, 1e-6, 0.01));
        assertThat(verdict("gradient-through-statistics"))
                .as("statistics are as good as constant")
                .isEqualTo(Verdict.CONTRADICTED);
    }

    private Verdict verdict(String claim) {
        Map<Variant, List<Snapshot>> measured = new LinkedHashMap<>(training);
        measured.computeIfPresent(
                STANDARD,
                (variant, snapshots) -> snapshots.stream().map(this::withReset).toList());
        BatchNormTransformReadings readings = new BatchNormTransformReadings(
                MadeUp.runs(transforms), MadeUp.runs(gradients), MadeUp.runs(measured), MadeUp.runs(layerNorm));
        return ClaimVerdicts.of(readings.seeds(), BatchNormTransform.claims(readings), claim);
    }

    private Snapshot withReset(Snapshot of) {
        return new Snapshot(
                of.iteration(),
                of.batchAccuracy(),
                of.runningAccuracy(),
                reset,
                of.weightChange(),
                of.gamma(),
                of.beta(),
                of.batch(),
                of.running());
    }

    /** Two units leave with a mean and these variances. */
    private static OneBatch batch(double mean, double oneVariance, double otherVariance, double difference) {
        UnitStatistics units = new UnitStatistics(List.of(mean, 0.0), List.of(oneVariance, otherVariance));
        return new OneBatch(difference, 0, units, units, units);
    }

    private static BackpropagationCheck gradient(double difference, double floatDifference, double constantStatistics) {
        return new BackpropagationCheck(
                List.of(new Compared("0_W", 1, 1, difference)), floatDifference, constantStatistics);
    }

    /** Before training, at the two early looks, and at the end, when running statistics are right. */
    private static List<Snapshot> network(double runningAccuracy, double batchAccuracy, double spread) {
        return List.of(
                snapshot(0, 0.1, 0.1, 0, 0),
                snapshot(5, runningAccuracy, batchAccuracy, 0.1, spread),
                snapshot(50, runningAccuracy, batchAccuracy, 0.1, spread),
                snapshot(150, batchAccuracy, batchAccuracy, 0.1, spread));
    }

    private static Snapshot snapshot(
            int iteration, double runningAccuracy, double batchAccuracy, double weightChange, double spread) {
        UnitStatistics units = new UnitStatistics(List.of(0.0, 0.0), List.of(1.0, 1.0));
        return new Snapshot(
                iteration,
                batchAccuracy,
                runningAccuracy,
                batchAccuracy,
                weightChange,
                List.of(1 - spread, 1 + spread),
                List.of(-spread, spread),
                units,
                units);
    }
}
