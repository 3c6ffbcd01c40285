package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.ZeroInitialization.CONSTANT;
import static dl4jlessons.lesson.initialization.ZeroInitialization.GLOROT;
import static dl4jlessons.lesson.initialization.ZeroInitialization.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Outcome;
import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Variant;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Verdicts on outcomes that are given and not trained; every seed has the same. */
class ZeroInitializationClaimsTest {
    private static final int UNITS = 100;

    private final Map<Variant, Outcome> outcomes = new LinkedHashMap<>();

    /** Random weights learn, equal ones stay equal. */
    @BeforeEach
    void theTextbook() {
        for (Activation activation : List.of(SIGMOID, TANH, RELU)) {
            outcomes.put(Variant.of(activation, ZERO), outcome(0.1, 1, 0, 0));
            outcomes.put(Variant.of(activation, CONSTANT), outcome(0.1, 1, 0.01, 1e-7));
            outcomes.put(Variant.of(activation, GLOROT), outcome(0.8, UNITS, 0.2, 0.9));
        }
        outcomes.put(ZeroInitialization.SOFTMAX_REGRESSION, outcome(0.1, 0, 0, 0));
    }

    @Test
    void neverAllZero() {
        outcomes.put(Variant.of(RELU, CONSTANT), outcome(0.78, 1, 0.01, 1e-7));
        assertThat(verdict("never-all-zero")).as("constant weights learn").isEqualTo(Verdict.HOLDS);

        outcomes.put(ZeroInitialization.SOFTMAX_REGRESSION, outcome(0.8, 0, 0, 0));
        assertThat(verdict("never-all-zero")).as("regression learns").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        outcomes.put(Variant.of(TANH, ZERO), outcome(0.75, 1, 0, 0));
        assertThat(verdict("never-all-zero")).as("zero learns as well").isEqualTo(Verdict.NO_DIFFERENCE);

        outcomes.put(Variant.of(TANH, ZERO), outcome(0.95, 1, 0, 0));
        assertThat(verdict("never-all-zero")).as("zero learns better").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void identicalUpdates() {
        assertThat(verdict("identical-updates")).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        outcomes.put(Variant.of(TANH, ZERO), outcome(0.1, 1, 0.1, 0));
        assertThat(verdict("identical-updates")).as("weights move").isEqualTo(Verdict.HOLDS);

        outcomes.put(Variant.of(TANH, ZERO), outcome(0.1, 2, 0.1, 0));
        assertThat(verdict("identical-updates")).as("a second unit").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void worthOneUnit() {
        assertThat(verdict("worth-one-unit")).isEqualTo(Verdict.HOLDS);

        outcomes.put(Variant.of(RELU, CONSTANT), outcome(0.1, 3, 0.01, 0.1));
        assertThat(verdict("worth-one-unit")).as("rounding").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        outcomes.put(Variant.of(SIGMOID, CONSTANT), outcome(0.1, 1, 0.01, 0.1));
        assertThat(verdict("worth-one-unit")).as("folding hurts").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void randomBreaksSymmetry() {
        assertThat(verdict("random-breaks-symmetry")).isEqualTo(Verdict.HOLDS);

        outcomes.put(Variant.of(SIGMOID, GLOROT), outcome(0.8, UNITS - 1, 0.2, 0.9));
        assertThat(verdict("random-breaks-symmetry")).as("two units the same").isEqualTo(Verdict.CONTRADICTED);
    }

    private Verdict verdict(String claim) {
        Map<Variant, List<Outcome>> ofSeeds = new LinkedHashMap<>();
        outcomes.forEach(
                (variant, outcome) -> ofSeeds.put(variant, Collections.nCopies(ClaimVerdicts.SEEDS.size(), outcome)));
        RunResults<Variant, Outcome> runs =
                new RunResults<>(List.copyOf(outcomes.keySet()), ClaimVerdicts.SEEDS, ofSeeds);
        return ClaimVerdicts.of(
                ClaimVerdicts.SEEDS,
                ZeroInitialization.claims(new ZeroInitializationReadings(List.of(SIGMOID, TANH, RELU), runs)),
                claim);
    }

    private static Outcome outcome(double accuracy, int units, double largestWeight, double foldingError) {
        Evaluation end = new Evaluation(10, 0, Double.NaN, accuracy);
        return new Outcome(
                new History(List.of(2.3), List.of(end), OptionalInt.empty()),
                List.of(UNITS, units),
                largestWeight,
                foldingError);
    }
}
