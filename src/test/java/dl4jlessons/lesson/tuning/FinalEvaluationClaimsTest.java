package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Images;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Outcome;
import dl4jlessons.lesson.tuning.FinalEvaluationReadings.Retraining;
import dl4jlessons.result.Verdict;
import dl4jlessons.search.TestUse;
import dl4jlessons.search.TrialState;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every verdict that a claim can have, from accuracies that are given and not measured. */
class FinalEvaluationClaimsTest {
    private static final double ACCURACY = 0.85;
    private static final List<Retraining> TRAININGS = Retraining.repeated(5);

    /** Added to the accuracy on test data, and by training again. */
    private LongToDoubleFunction test = seed -> 0;

    private LongToDoubleFunction gain = seed -> 0;
    /** Added by equal epochs instead of equal updates. */
    private double longer = 0;

    @Test
    void tellsTheTruth() {
        assertThat(verdict("tells-the-truth")).as("the same").isEqualTo(Verdict.HOLDS);

        test = seed -> -0.05;
        assertThat(verdict("tells-the-truth")).as("too low").isEqualTo(Verdict.CONTRADICTED);

        test = seed -> seed % 2 == 0 ? 0.04 : 0;
        assertThat(verdict("tells-the-truth")).as("sometimes too high").isEqualTo(Verdict.INCONCLUSIVE);

        test = seed -> Double.NaN;
        assertThat(verdict("tells-the-truth")).as("not measured").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void retrainingPays() {
        assertThat(verdict("retraining-pays")).as("the same").isEqualTo(Verdict.NO_DIFFERENCE);

        gain = seed -> 0.01 + 0.0001 * seed;
        assertThat(verdict("retraining-pays")).as("better").isEqualTo(Verdict.HOLDS);

        longer = 0.01;
        assertThat(verdict("retraining-pays")).as("longer still better").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        gain = seed -> -0.01;
        assertThat(verdict("retraining-pays")).as("worse").isEqualTo(Verdict.CONTRADICTED);

        gain = seed -> seed % 2 == 0 ? 0.01 : 0;
        assertThat(verdict("retraining-pays")).as("sometimes better").isEqualTo(Verdict.INCONCLUSIVE);
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(
                ClaimVerdicts.SEEDS,
                FinalEvaluation.claims(new FinalEvaluationReadings(
                        ClaimVerdicts.SEEDS,
                        TuningTests.SIZES,
                        ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, this::outcome)))),
                claim);
    }

    private Outcome outcome(long seed) {
        double gained = ACCURACY + gain.applyAsDouble(seed);
        return new Outcome(
                TuningTests.trial(0, 0.5, TrialState.COMPLETE, ACCURACY),
                ACCURACY,
                ACCURACY,
                new RunResults<>(
                        TRAININGS,
                        List.of(seed),
                        TRAININGS.stream()
                                .collect(Collectors.toMap(
                                        training -> training, training -> List.of(accuracy(training, gained))))),
                new TestUse(0, ACCURACY + test.applyAsDouble(seed), 10_000),
                false,
                false);
    }

    @Test
    void whereTrainingOnMoreImagesDivergesTheNetworkFromBeforeIsLeft() {
        Outcome stable = outcome(1);
        Map<Retraining, List<Double>> accuracies = TRAININGS.stream()
                .collect(Collectors.toMap(
                        training -> training,
                        training -> training.images() == Images.BOTH_EQUAL_UPDATES
                                ? List.of(Double.NaN)
                                : stable.retrainings().of(training)));
        Outcome diverging = new Outcome(
                stable.winner(),
                ACCURACY,
                ACCURACY,
                new RunResults<>(TRAININGS, List.of(1L), accuracies),
                stable.test(),
                false,
                false);

        assertThat(diverging.retrained(Images.BOTH_EQUAL_UPDATES)).isEqualTo(diverging.retrained(Images.TRAINING));
        assertThat(diverging.diverged(Images.BOTH_EQUAL_UPDATES)).isEqualTo(5);
        assertThat(diverging.diverged(Images.BOTH_EQUAL_EPOCHS)).isZero();
    }

    /** Lucky and unlucky trainings, whose luck cancels. */
    private double accuracy(Retraining training, double gained) {
        double luck = List.of(0.02, -0.02, 0.0, 0.03, -0.03).get(training.repetition());
        return luck
                + switch (training.images()) {
                    case TRAINING -> ACCURACY;
                    case BOTH_EQUAL_UPDATES -> gained;
                    case BOTH_EQUAL_EPOCHS -> gained + longer;
                };
    }
}
