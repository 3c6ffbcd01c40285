package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.ActivationDistributions.GLOROT;
import static dl4jlessons.lesson.initialization.ActivationDistributions.HE;
import static dl4jlessons.lesson.initialization.ActivationDistributions.STD_001;
import static dl4jlessons.lesson.initialization.ActivationDistributions.STD_1;
import static dl4jlessons.lesson.initialization.ActivationDistributions.XAVIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.initialization.ActivationDistributionsReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.ActivationProbe.Histogram;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Verdicts on activations that are given and not measured; where nothing else is said, all layers are alike. */
class ActivationDistributionsClaimsTest {
    private static final Layer FIRST = layer(0, 1, 1);

    private final Map<Variant, List<List<Layer>>> layers = new LinkedHashMap<>();

    ActivationDistributionsClaimsTest() {
        ActivationDistributions.variants().forEach(variant -> last(variant::equals, FIRST));
    }

    @Test
    void std1Saturates() {
        assertThat(verdict("std-1-saturates")).as("none").isEqualTo(Verdict.CONTRADICTED);

        last(SIGMOID, STD_1, layer(0.7, 1, 1));
        assertThat(verdict("std-1-saturates")).as("most").isEqualTo(Verdict.HOLDS);

        last(SIGMOID, STD_1, layer(0.2, 1, 1), layer(0.8, 1, 1));
        assertThat(verdict("std-1-saturates")).as("seeds differ").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void std001Collapses() {
        assertThat(verdict("std-001-collapses")).as("not at all").isEqualTo(Verdict.CONTRADICTED);

        last(SIGMOID, STD_001, layer(0, 0.01, 1));
        assertThat(verdict("std-001-collapses")).as("units still react").isEqualTo(Verdict.CONTRADICTED);

        last(SIGMOID, STD_001, layer(0, 0.01, 1e-8));
        assertThat(verdict("std-001-collapses")).as("both").isEqualTo(Verdict.HOLDS);
    }

    @Test
    void xavierKeepsBreadth() {
        assertThat(verdict("xavier-keeps-breadth")).as("units react, too").isEqualTo(Verdict.HOLDS);

        last(SIGMOID, XAVIER, layer(0, 0.6, 1e-4));
        assertThat(verdict("xavier-keeps-breadth")).as("units do not react").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        last(TANH, XAVIER, layer(0, 0.01, 1));
        assertThat(verdict("xavier-keeps-breadth")).as("tanh fades").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void xavierIsForLinearUnits() {
        assertThat(verdict("xavier-linear")).as("Glorot's rule, too").isEqualTo(Verdict.HOLDS);

        last(
                variant -> !variant.widths().get(0).equals(variant.widths().get(1))
                        && variant.weights().equals(GLOROT),
                layer(0, 3, 3));
        assertThat(verdict("xavier-linear")).as("Glorot's grows").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        last(IDENTITY, XAVIER, layer(0, 2, 2));
        assertThat(verdict("xavier-linear")).as("it grows").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void heKeepsRelusBreadth() {
        assertThat(verdict("he-keeps-relu-breadth")).as("so does Xavier's").isEqualTo(Verdict.CONTRADICTED);

        last(RELU, XAVIER, layer(0, 0.2, 0.2));
        assertThat(verdict("he-keeps-relu-breadth")).as("units react").isEqualTo(Verdict.HOLDS);

        last(RELU, HE, layer(0, 1, 0.3));
        assertThat(verdict("he-keeps-relu-breadth")).as("units react less").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void batchNormalizationForcesBreadth() {
        assertThat(verdict("bn-forces-breadth")).as("from all weights").isEqualTo(Verdict.HOLDS);

        last(
                variant -> variant.normalization() == Normalization.BEFORE
                        && variant.weights().equals(STD_1),
                layer(0, 1, 0.01));
        assertThat(verdict("bn-forces-breadth")).as("from all but one").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void whatIsNoNumberIsNotTested() {
        last(SIGMOID, STD_1, layer(Double.NaN, 1, 1));
        assertThat(verdict("std-1-saturates")).isEqualTo(Verdict.NOT_TESTED);
    }

    private static Layer layer(double saturated, double pooledSpread, double unitSpread) {
        return new Layer(new Histogram(List.of(), List.of()), saturated, pooledSpread, unitSpread);
    }

    /** The last layer of plain networks of constant width, in turn over the seeds. */
    private void last(Activation activation, InitialWeights weights, Layer... ofSeeds) {
        last(
                variant -> variant.activation() == activation
                        && variant.weights().equals(weights)
                        && variant.normalization() == Normalization.NONE
                        && variant.widths().get(0).equals(variant.widths().get(1)),
                ofSeeds);
    }

    private void last(Predicate<Variant> which, Layer... ofSeeds) {
        ActivationDistributions.variants().stream().filter(which).forEach(variant -> {
            List<List<Layer>> all = new ArrayList<>();
            for (int i = 0; i < ClaimVerdicts.SEEDS.size(); i++) {
                all.add(List.of(FIRST, ofSeeds[i % ofSeeds.length]));
            }
            layers.put(variant, Collections.unmodifiableList(all));
        });
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(
                ClaimVerdicts.SEEDS,
                ActivationDistributions.claims(new ActivationDistributionsReadings(
                        new RunResults<>(List.copyOf(layers.keySet()), ClaimVerdicts.SEEDS, layers))),
                claim);
    }
}
