package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0         | 3 | 0",
                "10000     | 3 | 10,000",
                "0.0012345 | 3 | 0.00123",
                "0.0012346 | 4 | 0.001235",
                "0.9999    | 3 | 1.00",
                "0.9999    | 4 | 0.9999",
                "12345.6   | 4 | 12,350",
                "3.4216e-5 | 4 | 3.422e-5",
                "-1.5e7    | 3 | -1.50e7",
                "NaN       | 3 | –",
                "-Infinity | 4 | -∞",
            })
    void measuredValuesHaveAsManyDigitsAsAreAskedFor(double value, int digits, String expected) {
        assertThat(NumberText.value(value, digits)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0,
                0.25,
                -0.841,
                12_345,
                1e5,
                -3.42e-30,
                1.06e9,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void whatWasWrittenIsReadAgain(double value) {
        assertThat(NumberText.parse(NumberText.value(value))).hasValue(value);
        assertThat(NumberText.parse(NumberText.threshold(value))).hasValue(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "done", "1 %", "∞∞", "three"})
    void otherTextIsNoNumber(String text) {
        assertThat(NumberText.parse(text)).isEmpty();
    }

    @Test
    void sizesOfMemoryAreReadable() {
        assertThat(NumberText.memory(700 << 20)).isEqualTo("700 MB");
        assertThat(NumberText.memory(1.5 * (1 << 30))).isEqualTo("1.5 GB");
        assertThat(NumberText.memory(4e15)).isEqualTo("3,725,290.3 GB");
    }

    @Test
    void thresholdsHaveNoZerosThatSayNothing() {
        assertThat(NumberText.threshold(0.5)).isEqualTo("0.5");
        assertThat(NumberText.threshold(0.02)).isEqualTo("0.02");
        assertThat(NumberText.threshold(1e-6)).isEqualTo("1e-6");
        assertThat(NumberText.threshold(2.5e-8)).isEqualTo("2.5e-8");
        assertThat(NumberText.threshold(100)).isEqualTo("100");
        assertThat(NumberText.threshold(0)).isEqualTo("0");
    }

    @Test
    void printedPagesGetMinusSignsAndPowersOfTen() {
        assertThat(NumberText.typeset("-1.50e-17 ± 2.00e6")).isEqualTo("−1.50×10⁻¹⁷ ± 2.00×10⁶");
    }

    @Test
    void sentencesKeepEverythingButExponents() {
        assertThat(NumberText.typesetProse(
                        "Searched: 1e-4…1, log; best trial: 2.5e-3 in mini-batches, key 12e4f, x1e3."))
                .isEqualTo("Searched: 10⁻⁴…1, log; best trial: 2.5×10⁻³ in mini-batches, key 12e4f, x1e3.");
    }
}
