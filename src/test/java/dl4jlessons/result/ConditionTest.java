package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    private static final double CONFIDENCE = Looks.ONE.confidence();

    /** Where nothing varies, the value itself is compared; the margin belongs to the side that holds. */
    @ParameterizedTest
    @CsvSource({
        "0.6, HOLDS, HOLDS, CONTRADICTED",
        "0.5, HOLDS, HOLDS, HOLDS",
        "0.4, NO_DIFFERENCE, CONTRADICTED, HOLDS",
        "-0.4, NO_DIFFERENCE, CONTRADICTED, HOLDS",
        "-0.5, CONTRADICTED, CONTRADICTED, HOLDS",
        "NaN, NOT_TESTED, NOT_TESTED, NOT_TESTED",
        "Infinity, NOT_TESTED, NOT_TESTED, NOT_TESTED",
        "-Infinity, NOT_TESTED, NOT_TESTED, NOT_TESTED"
    })
    void aValueIsComparedWithTheMargin(double value, Verdict difference, Verdict atLeast, Verdict atMost) {
        assertThat(outcome(Condition.difference(0.5, "", seed -> value))).isEqualTo(difference);
        assertThat(outcome(Condition.atLeast(0.5, "", seed -> value))).isEqualTo(atLeast);
        assertThat(outcome(Condition.atMost(0.5, "", seed -> value))).isEqualTo(atMost);
    }

    @ParameterizedTest
    @CsvSource({
        "4, HOLDS, HOLDS, CONTRADICTED",
        "2, HOLDS, HOLDS, HOLDS",
        "1, NO_DIFFERENCE, CONTRADICTED, HOLDS",
        "0.5, CONTRADICTED, CONTRADICTED, HOLDS",
        "0, NOT_TESTED, NOT_TESTED, NOT_TESTED",
        "-1, NOT_TESTED, NOT_TESTED, NOT_TESTED"
    })
    void ratiosAreComparedOnALogarithmicScale(double value, Verdict ratio, Verdict atLeast, Verdict atMost) {
        assertThat(outcome(Condition.ratio(2, "", seed -> value))).isEqualTo(ratio);
        assertThat(outcome(Condition.ratioAtLeast(2, "", seed -> value))).isEqualTo(atLeast);
        assertThat(outcome(Condition.ratioAtMost(2, "", seed -> value))).isEqualTo(atMost);
    }

    @Test
    void oneSeedWithoutANumberIsEnoughToLeaveAConditionUntested() {
        assertThat(outcome(Condition.atLeast(0.5, "", seed -> seed == 2 ? Double.NaN : 1)))
                .isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void aLessonCanSayWhatCountsForANetworkThatDiverged() {
        Condition loss = Condition.atMost(1, "loss", seed -> seed == 2 ? Double.POSITIVE_INFINITY : 2.3)
                .notFiniteCountsAs(2.3);

        Measurement measured = loss.measure(SEEDS, CONFIDENCE);

        assertThat(measured.values()).containsExactly(2.3, 2.3, 2.3);
        assertThat(measured.outcome()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void theMeanOfRatiosIsGeometric() {
        Measurement measured =
                Condition.ratio(2, "", seed -> Math.pow(10, seed - 2.0)).measure(SEEDS, CONFIDENCE);

        assertThat(measured.estimate().mean()).isEqualTo(1, within(1e-12));
        assertThat(measured.estimate().low() * measured.estimate().high()).isEqualTo(1, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.NaN})
    void aDifferenceNeedsAMarginAboveNone(double margin) {
        assertThatThrownBy(() -> Condition.difference(margin, "lead", seed -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lead");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, -2})
    void aRatioNeedsAMarginAboveOne(double margin) {
        assertThatThrownBy(() -> Condition.ratio(margin, "ratio", seed -> 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBoundMustHaveAPlaceOnItsScale() {
        assertThatThrownBy(() -> Condition.ratioAtMost(0, "share", seed -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("share");
    }

    private static Verdict outcome(Condition condition) {
        return condition.measure(SEEDS, CONFIDENCE).outcome();
    }
}
