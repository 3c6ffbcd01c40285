package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Every verdict that a claim can have, from losses that are given and not trained. */
class InitializationComparisonClaimsTest {
    private static final double CHANCE = 2.3;
    private static final double BOOK_RATE = Variant.BOOK_RATE;

    /** Losses in the middle and at the end of training; unless said otherwise nothing is learned. */
    private final Map<Variant, double[]> losses = new HashMap<>();

    @Test
    void heForRelu() {
        losses(RELU, BOOK_RATE, HE, 0.6, 0.4);
        losses(RELU, BOOK_RATE, XAVIER, 1.4, 1.2);
        assertThat(verdict("he-for-relu")).as("He stays ahead").isEqualTo(Verdict.HOLDS);

        losses(RELU, BOOK_RATE, XAVIER, 1.4, 0.5);
        assertThat(verdict("he-for-relu")).as("Xavier catches up").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        losses(RELU, BOOK_RATE, XAVIER, 0.61, 0.4);
        assertThat(verdict("he-for-relu")).as("no better than Xavier").isEqualTo(Verdict.NO_DIFFERENCE);

        losses(RELU, BOOK_RATE, XAVIER, 0.4, 0.3);
        assertThat(verdict("he-for-relu")).as("worse than Xavier").isEqualTo(Verdict.CONTRADICTED);

        losses(RELU, BOOK_RATE, HE, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(verdict("he-for-relu")).as("diverged").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void xavierForTanh() {
        assertThat(verdict("xavier-for-tanh")).as("nothing learned").isEqualTo(Verdict.NO_DIFFERENCE);

        losses(TANH, BOOK_RATE, XAVIER, 0.8, 0.8);
        losses(TANH, BOOK_RATE, HE, 1, 1);
        losses(TANH, 0.3, XAVIER, 0.5, 0.5);
        losses(TANH, 0.3, HE, 0.7, 0.7);
        assertThat(verdict("xavier-for-tanh")).as("ahead at both rates").isEqualTo(Verdict.HOLDS);

        losses(TANH, 0.3, HE, 0.3, 0.3);
        assertThat(verdict("xavier-for-tanh")).as("behind at one rate").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        losses(TANH, BOOK_RATE, HE, 0.6, 0.6);
        assertThat(verdict("xavier-for-tanh")).as("behind").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void breadthMakesLearning() {
        assertThat(verdict("breadth-makes-learning")).as("no order").isEqualTo(Verdict.CONTRADICTED);

        for (Activation activation : InitializationComparison.ACTIVATIONS) {
            losses(activation, BOOK_RATE, STD_001, 2.2, 2);
            losses(activation, BOOK_RATE, XAVIER, 1.5, 1);
            losses(activation, BOOK_RATE, GLOROT, 1.4, 1);
            losses(activation, BOOK_RATE, HE, 1, 0.8);
            losses(activation, BOOK_RATE, STD_1, 0.5, 0.4);
        }
        assertThat(verdict("breadth-makes-learning")).as("wider is better").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    private void losses(Activation activation, double rate, InitialWeights weights, double middle, double end) {
        losses.put(new Variant(activation, rate, weights), new double[] {middle, end});
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, InitializationComparison.claims(readings()), claim);
    }

    private InitializationComparisonReadings readings() {
        Map<Variant, List<Outcome>> outcomes = new LinkedHashMap<>();
        InitializationComparison.variants()
                .forEach(variant -> outcomes.put(
                        variant,
                        IntStream.range(0, ClaimVerdicts.SEEDS.size())
                                .mapToObj(seed -> outcome(variant, seed))
                                .toList()));
        return new InitializationComparisonReadings(
                new RunResults<>(InitializationComparison.variants(), ClaimVerdicts.SEEDS, outcomes), 1);
    }

    /** The wider the weights, the wider the activations; seeds differ by a little. */
    private Outcome outcome(Variant variant, int seed) {
        double[] given = losses.getOrDefault(variant, new double[] {CHANCE, CHANCE});
        int width = List.of(STD_001, XAVIER, GLOROT, HE, STD_1).indexOf(variant.weights());
        // up and down with the width, so that it is in no order with the loss
        double jitter = (seed + width % 2) / 1000.0;
        OptionalInt divergedAt = Double.isFinite(given[0]) ? OptionalInt.empty() : OptionalInt.of(1);
        List<Double> curve =
                divergedAt.isPresent() ? List.of(given[0]) : List.of(given[0] + jitter, 2 * given[1] - given[0]);
        return new Outcome(width + 0.1, new History(curve, List.of(), divergedAt));
    }
}
