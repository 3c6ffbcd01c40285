package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.VanishingGradients.HE;
import static dl4jlessons.lesson.initialization.VanishingGradients.STD_001;
import static dl4jlessons.lesson.initialization.VanishingGradients.STD_1;
import static dl4jlessons.lesson.initialization.VanishingGradients.XAVIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.initialization.GradientProbe.Gain;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.GradientProbe.WeightGradient;
import dl4jlessons.lesson.initialization.VanishingGradientsReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Verdicts on gradients that are given and not followed; every seed has the same, and 1 enters the last layer. */
class VanishingGradientsClaimsTest {
    private static final Gain AS_PREDICTED = new Gain(1, 1);

    private final Map<Variant, List<HiddenLayer>> gradients = new LinkedHashMap<>();

    VanishingGradientsClaimsTest() {
        VanishingGradients.variants().forEach(variant -> gradients.put(variant, layers(1, 1)));
    }

    @Test
    void gainPerLayer() {
        assertThat(verdict("gain-per-layer")).as("as predicted").isEqualTo(Verdict.HOLDS);

        gains(TANH, HE, AS_PREDICTED, new Gain(0.8, 1), new Gain(1.25, 1));
        assertThat(verdict("gain-per-layer")).as("only on average").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        gains(TANH, STD_1, AS_PREDICTED, new Gain(2, 1.5));
        assertThat(verdict("gain-per-layer")).as("not where it explodes").isEqualTo(Verdict.CONTRADICTED);

        gains(TANH, STD_1, AS_PREDICTED, AS_PREDICTED);
        gains(RELU, STD_001, new Gain(0.01, 1), AS_PREDICTED);
        assertThat(verdict("gain-per-layer")).as("not the signal's").isEqualTo(Verdict.CONTRADICTED);

        gains(RELU, STD_001, new Gain(0, 1), AS_PREDICTED);
        assertThat(verdict("gain-per-layer")).as("no signal").isEqualTo(Verdict.NOT_TESTED);
    }

    /** The gain to or from the outputs, which are ten, is not asked for. */
    @Test
    void theOutputsGainDoesNotCount() {
        gradients.put(
                new Variant(SIGMOID, XAVIER, 20),
                List.of(layer(1, 1, AS_PREDICTED, AS_PREDICTED, 1), layer(1, 1, new Gain(9, 1), new Gain(9, 1), 1)));

        assertThat(verdict("gain-per-layer")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void saturationVanishes() {
        assertThat(verdict("saturation-vanishes")).as("all is kept").isEqualTo(Verdict.CONTRADICTED);

        gains(SIGMOID, STD_1, AS_PREDICTED, new Gain(0.5, 0.5));
        assertThat(verdict("saturation-vanishes")).as("half is kept").isEqualTo(Verdict.HOLDS);

        gradients.put(
                new Variant(SIGMOID, STD_1, 20),
                List.of(
                        layer(1, 0.01, AS_PREDICTED, new Gain(0.5, 0.5), 1),
                        layer(1, 1, AS_PREDICTED, AS_PREDICTED, 1)));
        assertThat(verdict("saturation-vanishes")).as("a few carry the RMS").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        gains(SIGMOID, STD_1, AS_PREDICTED, new Gain(0.5, 0.5));
        arrives(SIGMOID, STD_001, 20, 1e-8, 1e-8);
        assertThat(verdict("saturation-vanishes")).as("narrow is worse").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void batchesCancel() {
        assertThat(verdict("batches-cancel")).as("images agree").isEqualTo(Verdict.NO_DIFFERENCE);

        batchesKeep(SIGMOID, STD_1, 0.1);
        batchesKeep(TANH, STD_1, 0.1);
        assertThat(verdict("batches-cancel")).as("not with suitable weights").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        batchesKeep(RELU, HE, 0.1);
        assertThat(verdict("batches-cancel")).as("with He's as well").isEqualTo(Verdict.HOLDS);

        batchesKeep(TANH, STD_1, 10);
        assertThat(verdict("batches-cancel")).as("more is kept").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void depthWorsens() {
        assertThat(verdict("depth-worsens")).as("as much arrives").isEqualTo(Verdict.NO_DIFFERENCE);

        arrives(SIGMOID, XAVIER, 20, 1e-9, 1e-9);
        arrives(RELU, STD_001, 20, 1e-9, 1e-9);
        assertThat(verdict("depth-worsens")).as("not with He").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        arrives(RELU, HE, 20, 1e-3, 1e-3);
        assertThat(verdict("depth-worsens")).as("with all").isEqualTo(Verdict.HOLDS);

        arrives(SIGMOID, XAVIER, 20, 1e9, 1e9);
        assertThat(verdict("depth-worsens")).as("more arrives").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void suitableWeightsKeepGradients() {
        assertThat(verdict("suitable-weights-keep-gradients")).as("all arrive").isEqualTo(Verdict.HOLDS);

        arrives(SIGMOID, XAVIER, 20, 1e-9, 1e-9);
        assertThat(verdict("suitable-weights-keep-gradients")).as("not sigmoid").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        arrives(TANH, XAVIER, 20, 0.01, 0.01);
        assertThat(verdict("suitable-weights-keep-gradients")).as("nor tanh").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void tooLargeExplodes() {
        assertThat(verdict("too-large-explodes")).as("no growth").isEqualTo(Verdict.NO_DIFFERENCE);

        arrives(TANH, STD_1, 20, 1e7, 1e7);
        assertThat(verdict("too-large-explodes")).as("not sigmoid").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        arrives(SIGMOID, STD_1, 20, 1e7, 1e7);
        assertThat(verdict("too-large-explodes")).as("both").isEqualTo(Verdict.HOLDS);

        arrives(TANH, STD_1, 20, 1e-7, 1e-7);
        assertThat(verdict("too-large-explodes")).as("it vanishes").isEqualTo(Verdict.CONTRADICTED);
    }

    private void arrives(Activation activation, InitialWeights weights, int depth, double rms, double median) {
        gradients.put(new Variant(activation, weights, depth), layers(rms, median));
    }

    /** As many hidden layers as gains, and one more above them. */
    private void gains(Activation activation, InitialWeights weights, Gain forward, Gain... backward) {
        List<HiddenLayer> layers = new ArrayList<>();
        for (Gain gain : backward) {
            layers.add(layer(1, 1, forward, gain, 1));
        }
        layers.add(layer(1, 1, AS_PREDICTED, AS_PREDICTED, 1));
        gradients.put(new Variant(activation, weights, 20), layers);
    }

    private void batchesKeep(Activation activation, InitialWeights weights, double atTheFirstLayer) {
        gradients.put(
                new Variant(activation, weights, 20),
                List.of(
                        layer(1, 1, AS_PREDICTED, AS_PREDICTED, atTheFirstLayer),
                        layer(1, 1, AS_PREDICTED, AS_PREDICTED, 1)));
    }

    private static List<HiddenLayer> layers(double rms, double median) {
        return List.of(layer(rms, median, AS_PREDICTED, AS_PREDICTED, 1), layer(1, 1, AS_PREDICTED, AS_PREDICTED, 1));
    }

    private static HiddenLayer layer(double rms, double median, Gain forward, Gain backward, double ofBatches) {
        return new HiddenLayer(rms, median, backward, forward, new WeightGradient(1, ofBatches));
    }

    private Verdict verdict(String claim) {
        Map<Variant, List<List<HiddenLayer>>> ofSeeds = new LinkedHashMap<>();
        gradients.forEach(
                (variant, layers) -> ofSeeds.put(variant, Collections.nCopies(ClaimVerdicts.SEEDS.size(), layers)));
        return ClaimVerdicts.of(
                ClaimVerdicts.SEEDS,
                VanishingGradients.claims(new VanishingGradientsReadings(
                        new RunResults<>(List.copyOf(gradients.keySet()), ClaimVerdicts.SEEDS, ofSeeds))),
                claim);
    }
}
