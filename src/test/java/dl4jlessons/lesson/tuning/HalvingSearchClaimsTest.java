package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.result.Verdict;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every verdict that a claim can have, from curves that are given and not trained. */
class HalvingSearchClaimsTest {
    private static final int TRIALS = 27;
    private static final int EPOCHS = 27;
    /** Up to here a curve shows what a trial promises, and afterwards what it is. */
    private static final int EARLY = 9;

    /** Accuracy at the end, on validation images and on held-out ones, and before; trial 26 has the largest x. */
    private IntToDoubleFunction end = number -> 0.1 + 0.03 * number;

    private IntToDoubleFunction early = number -> end.applyAsDouble(number);

    @Test
    void thirdOfTheEpochs() {
        assertThat(verdict("third-of-the-epochs")).as("ahead of fewer trials").isEqualTo(Verdict.HOLDS);

        end = number -> 0.5;
        assertThat(verdict("third-of-the-epochs")).as("fewer trials do as well").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        end = number -> 0.1 + 0.03 * number;
        early = number -> 1 - end.applyAsDouble(number);
        assertThat(verdict("third-of-the-epochs")).as("stops the best").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void earlyEpochsTell() {
        assertThat(verdict("early-epochs-tell")).as("in the order of the end").isEqualTo(Verdict.HOLDS);

        early = number -> number < 7 ? 0 : number < 16 ? 0.5 : number < 24 ? 0.6 : 0.4;
        assertThat(verdict("early-epochs-tell"))
                .as("the good ones in another order")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        early = number -> 1 - end.applyAsDouble(number);
        assertThat(verdict("early-epochs-tell")).as("the wrong way round").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void coarseToFine() {
        end = number -> 0.1 + 0.8 * Math.pow(number / 26.0, 4);
        assertThat(verdict("coarse-to-fine")).as("knows where to look").isEqualTo(Verdict.HOLDS);

        end = number -> 0.5;
        assertThat(verdict("coarse-to-fine")).as("all alike").isEqualTo(Verdict.NO_DIFFERENCE);

        end = number -> 0.1 + 0.03 * number;
        early = number -> 1 - end.applyAsDouble(number);
        assertThat(verdict("coarse-to-fine")).as("looks elsewhere").isEqualTo(Verdict.CONTRADICTED);
    }

    private Verdict verdict(String claim) {
        MeasuredStudy study = TuningTests.study(
                EPOCHS,
                IntStream.range(0, TRIALS).mapToObj(this::trial).toList(),
                IntStream.range(0, TRIALS).mapToObj(end::applyAsDouble).toList());
        HalvingSearchReadings readings = new HalvingSearchReadings(
                ClaimVerdicts.SEEDS,
                ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, seed -> study)),
                50);
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, HalvingSearch.claims(readings), claim);
    }

    private Trial trial(int number) {
        double[] curve = new double[EPOCHS];
        Arrays.fill(curve, 0, EARLY, early.applyAsDouble(number));
        Arrays.fill(curve, EARLY, EPOCHS, end.applyAsDouble(number));
        return TuningTests.trial(number, (number + 0.5) / TRIALS, TrialState.COMPLETE, curve);
    }
}
