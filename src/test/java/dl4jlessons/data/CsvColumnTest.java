package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a number in a table. */
class CsvColumnTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "-1.5", "+3e-7", "1.", ".5", "6.02E23"})
    void decimalNumbers(String text) {
        assertThat(CsvColumn.isNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "e5", "1D", "2f", "0x1p3", "NaN", "Infinity", "1e99", "1 000", "3,5"})
    void everythingElse(String text) {
        assertThat(CsvColumn.isNumber(text)).isFalse();
    }
}
