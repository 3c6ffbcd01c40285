package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.TuningTests.trial;
import static dl4jlessons.search.TrialState.COMPLETE;
import static dl4jlessons.search.TrialState.DIVERGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedWinnerTest {
    private static final double EXACT = 1e-12;

    /** Ranked 1, 3, 0; trial 2 diverged. */
    private static final MeasuredStudy STUDY = TuningTests.study(
            1,
            List.of(
                    trial(0, 0.1, COMPLETE, 0.2),
                    trial(1, 0.2, COMPLETE, 0.9),
                    trial(2, 0.3, DIVERGED),
                    trial(3, 0.4, COMPLETE, 0.5)),
            List.of(0.3, 0.7, 0.0, 0.6));

    @Test
    void ofAllTrialsItIsTheWinner() {
        assertThat(ExpectedWinner.ofSome(STUDY, 4)).isEqualTo(0.7);
    }

    @Test
    void ofOneTrialItIsTheMeanAndADivergedTrialFindsNothing() {
        assertThat(ExpectedWinner.ofSome(STUDY, 1)).isCloseTo((0.3 + 0.7 + 0.6) / 4, within(EXACT));
    }

    @Test
    void ofTwoTrialsItIsTheMeanOverAllPairs() {
        // 01 → 1, 02 → 0, 03 → 3, 12 → 1, 13 → 1, 23 → 3
        double mean = (0.7 + 0.3 + 0.6 + 0.7 + 0.7 + 0.6) / 6;
        assertThat(ExpectedWinner.ofSome(STUDY, 2)).isCloseTo(mean, within(EXACT));
    }

    @Test
    void equallyLikelyDrawsMayRepeatATrial() {
        // of 16 pairs, 7 have trial 1; of the other 9, 5 have trial 3; of the other 4, 3 have trial 0
        assertThat(ExpectedWinner.ofDraws(STUDY, 2, trial -> 1))
                .isCloseTo((7 * 0.7 + 5 * 0.6 + 3 * 0.3) / 16, within(EXACT));
    }

    @Test
    void weightsSayHowOftenATrialIsDrawn() {
        assertThat(ExpectedWinner.ofDraws(STUDY, 1, trial -> trial.number() == 0 ? 2 : trial.number() == 2 ? 1 : 0))
                .isCloseTo(0.3 * 2 / 3, within(EXACT));
        assertThat(ExpectedWinner.ofDraws(STUDY, 5, trial -> trial.number() == 2 ? 1 : 0))
                .isZero();
    }
}
