package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueLineTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.8407, 0, 1234, -2.665e-15, Double.NaN, Double.POSITIVE_INFINITY})
    void aPrintedValueIsReadWithItsLabel(double value) {
        String line = ValueLine.of("RMS: first layer ÷ last", value);

        assertThat(ValueLine.parse(line)).hasValue(new ValueLine("RMS: first layer ÷ last", value));
    }

    @Test
    void valuesStandBelowOneAnother() {
        assertThat(ValueLine.of("loss", 0.5).indexOf("0.5000"))
                .isEqualTo(ValueLine.of("a longer label", 12).indexOf("12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "training: done", "0.5", "the dashboard is at http://localhost:9000"})
    void otherLinesHoldNoValue(String line) {
        assertThat(ValueLine.parse(line)).isEmpty();
    }
}
