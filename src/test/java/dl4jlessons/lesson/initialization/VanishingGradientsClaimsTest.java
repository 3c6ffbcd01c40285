package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.VanishingGradientsReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Verdicts on gradients that are given and not followed; every seed has the same, and 1 enters the last layer. */
class VanishingGradientsClaimsTest {
    private final Map<Variant, List<HiddenLayer>> gradients = new LinkedHashMap<>();

    VanishingGradientsClaimsTest() {
        VanishingGradients.variants().forEach(variant -> gradients.put(variant, layers(1, 1)));
    }

    @Test
    void saturationVanishes() {
        assertThat(verdict("saturation-vanishes")).as("all arrives").isEqualTo(Verdict.CONTRADICTED);

        arrives(SIGMOID, STD_1, 5, 0.01, 0.01);
        assertThat(verdict("saturation-vanishes")).as("little arrives").isEqualTo(Verdict.HOLDS);

        arrives(SIGMOID, STD_1, 5, 0.9, 0.01);
        assertThat(verdict("saturation-vanishes")).as("a few carry the RMS").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        arrives(SIGMOID, STD_1, 5, 0.1, 0.01);
        arrives(SIGMOID, STD_001, 5, 1e-8, 1e-8);
        assertThat(verdict("saturation-vanishes")).as("narrow is worse").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
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

    private static List<HiddenLayer> layers(double rms, double median) {
        return List.of(new HiddenLayer(rms, median), new HiddenLayer(1, 1));
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
