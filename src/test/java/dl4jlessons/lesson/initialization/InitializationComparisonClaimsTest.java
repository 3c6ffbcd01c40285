package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitializationComparison.HE;
import static dl4jlessons.lesson.initialization.InitializationComparison.ORTHOGONAL;
import static dl4jlessons.lesson.initialization.InitializationComparison.SIGMOID_UNIFORM;
import static dl4jlessons.lesson.initialization.InitializationComparison.STD_001;
import static dl4jlessons.lesson.initialization.InitializationComparison.STD_1;
import static dl4jlessons.lesson.initialization.InitializationComparison.XAVIER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
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
        xavier("xavier-for-tanh", TANH);
    }

    @Test
    void xavierForSigmoid() {
        xavier("xavier-for-sigmoid", SIGMOID);
    }

    @Test
    void orthogonalForTanh() {
        assertThat(verdict("orthogonal-for-tanh")).as("nothing learned").isEqualTo(Verdict.NOT_TESTED);

        losses(TANH, XAVIER, 0.5);
        losses(TANH, ORTHOGONAL, 0.4);
        assertThat(verdict("orthogonal-for-tanh")).as("ahead").isEqualTo(Verdict.HOLDS);

        losses(TANH, ORTHOGONAL, 0.48);
        assertThat(verdict("orthogonal-for-tanh")).as("level").isEqualTo(Verdict.NO_DIFFERENCE);

        losses(TANH, ORTHOGONAL, 0.6);
        assertThat(verdict("orthogonal-for-tanh")).as("behind").isEqualTo(Verdict.CONTRADICTED);
    }

    private void xavier(String claim, Activation activation) {
        assertThat(verdict(claim)).as("nothing learned").isEqualTo(Verdict.NOT_TESTED);

        losses(activation, XAVIER, 0.5);
        losses(activation, HE, 0.7);
        assertThat(verdict(claim)).as("ahead").isEqualTo(Verdict.HOLDS);

        losses(activation, HE, 0.52);
        assertThat(verdict(claim)).as("level").isEqualTo(Verdict.NO_DIFFERENCE);

        losses(activation, HE, 0.3);
        assertThat(verdict(claim)).as("behind").isEqualTo(Verdict.CONTRADICTED);

        losses(activation, HE, 0.7);
        losses(activation, STD_001, 0.3);
        assertThat(verdict(claim)).as("behind narrow weights").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void widerForSigmoid() {
        better("wider-for-sigmoid", SIGMOID, SIGMOID_UNIFORM);
    }

    private void better(String claim, Activation activation, InitialWeights weights) {
        assertThat(verdict(claim)).as("nothing learned").isEqualTo(Verdict.NOT_TESTED);

        losses(activation, XAVIER, 1);
        losses(activation, weights, 0.5);
        assertThat(verdict(claim)).as("ahead").isEqualTo(Verdict.HOLDS);

        losses(activation, weights, 1.01);
        assertThat(verdict(claim)).as("level").isEqualTo(Verdict.NO_DIFFERENCE);

        losses(activation, weights, 1.5);
        assertThat(verdict(claim)).as("behind").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void breadthForRelu() {
        breadth("breadth-for-relu", RELU);

        group(RELU, true, 0.5);
        losses(RELU, BOOK_RATE, STD_1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(verdict("breadth-for-relu")).as("too wide diverges").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void breadthForTanh() {
        breadth("breadth-for-tanh", TANH);
    }

    @Test
    void breadthForSigmoid() {
        breadth("breadth-for-sigmoid", SIGMOID);
    }

    private void breadth(String claim, Activation activation) {
        assertThat(verdict(claim)).as("nothing learned").isEqualTo(Verdict.NO_DIFFERENCE);

        group(activation, true, 0.5);
        assertThat(verdict(claim)).as("inside is better").isEqualTo(Verdict.HOLDS);

        losses(activation, STD_001, 0.5);
        assertThat(verdict(claim)).as("one outside is as good").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        group(activation, true, CHANCE);
        group(activation, false, 0.5);
        assertThat(verdict(claim)).as("outside is better").isEqualTo(Verdict.CONTRADICTED);

        group(activation, false, 1e9);
        assertThat(verdict(claim)).as("worse than chance knows no less").isEqualTo(Verdict.NO_DIFFERENCE);
    }

    /** All networks inside, or outside, the band. */
    private void group(Activation activation, boolean inside, double loss) {
        InitializationComparison.best(activation).stream()
                .map(Variant::weights)
                .filter(weights -> inside
                        == InitializationComparison.SUITABLE
                                .get(activation)
                                .weights()
                                .contains(weights))
                .forEach(weights -> losses(activation, weights, loss));
    }

    private void losses(Activation activation, InitialWeights weights, double loss) {
        double rate = activation == RELU
                ? BOOK_RATE
                : InitializationComparison.best(activation, weights).learningRate();
        losses(activation, rate, weights, loss, loss);
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
                new RunResults<>(InitializationComparison.variants(), ClaimVerdicts.SEEDS, outcomes), 1, CHANCE);
    }

    /** Seeds differ by a little. */
    private Outcome outcome(Variant variant, int seed) {
        double[] given = losses.getOrDefault(variant, new double[] {CHANCE, CHANCE});
        double jitter = seed / 1000.0;
        OptionalInt divergedAt = Double.isFinite(given[0]) ? OptionalInt.empty() : OptionalInt.of(1);
        List<Double> curve =
                divergedAt.isPresent() ? List.of(given[0]) : List.of(given[0] + jitter, 2 * given[1] - given[0]);
        return new Outcome(0.1, new History(curve, List.of(), divergedAt));
    }
}
