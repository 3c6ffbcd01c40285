package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource({
        "0.5, true, true, false, false",
        "0.4, false, true, true, false",
        "0.6, true, false, false, true",
        "Infinity, true, false, false, true",
        "-Infinity, false, true, true, false",
        "NaN, false, false, false, false"
    })
    void aFigureIsComparedWithTheThreshold(
            double figure, boolean atLeast, boolean atMost, boolean tooSmall, boolean tooLarge) {
        Condition.Measured from = Condition.atLeast(0.5, "", seed -> figure).measure(List.of(1L));
        Condition.Measured upTo = Condition.atMost(0.5, "", seed -> figure).measure(List.of(1L));

        assertThat(from.met()).containsExactly(atLeast);
        assertThat(upTo.met()).containsExactly(atMost);
        assertThat(from.isFalse(0)).isEqualTo(tooSmall);
        assertThat(upTo.isFalse(0)).isEqualTo(tooLarge);
    }
}
