package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Summary;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT      | 12345        | 12,345",
                "COUNT      | 0            | 0",
                "DECIMAL    | 0.61249      | 0.612",
                "DECIMAL    | -0.0001      | 0.000",
                "DECIMAL    | 1234.5       | 1,234.500",
                "PERCENT    | 0.6125       | 61.3 %",
                "PERCENT    | 1            | 100.0 %",
                "SECONDS    | 0.123        | 0.12 s",
                "SECONDS    | 12.34        | 12.3 s",
                "SCIENTIFIC | 0            | 0",
                "SCIENTIFIC | 3.4216e-30   | 3.42e-30",
                "SCIENTIFIC | -1.5e-7      | -1.50e-7",
                "SCIENTIFIC | 0.0012345    | 0.00123",
                "SCIENTIFIC | 0.9999       | 1.00",
                "SCIENTIFIC | 0.5          | 0.500",
                "SCIENTIFIC | 12.345       | 12.3",
                "SCIENTIFIC | 12345.6      | 12,300",
                "SCIENTIFIC | 1234567      | 1.23e6",
                "DECIMAL    | NaN          | –",
                "PERCENT    | NaN          | –",
                "SECONDS    | Infinity     | ∞",
                "DECIMAL    | -Infinity    | -∞",
            })
    void numbersAreWrittenAsTheirColumnAsks(Format format, double value, String expected) {
        assertThat(CellText.number(value, format)).isEqualTo(expected);
    }

    @Test
    void summariesAreMeanAndStandardDeviationWithOneUnit() {
        assertThat(CellText.summary(over(0.6, 0.612, 0.624), Format.DECIMAL)).isEqualTo("0.612 ± 0.012");
        assertThat(CellText.summary(over(0.6, 0.612, 0.624), Format.PERCENT)).isEqualTo("61.2 ± 1.2 %");
        assertThat(CellText.summary(over(1.5, 2.5), Format.SECONDS)).isEqualTo("2.0 ± 0.7 s");
        assertThat(CellText.summary(over(1e-9, 3e-9), Format.SCIENTIFIC)).isEqualTo("2.00e-9 ± 1.41e-9");
        assertThat(CellText.summary(over(100, 100), Format.COUNT)).isEqualTo("100");
        assertThat(CellText.summary(over(97, 100), Format.COUNT)).isEqualTo("98.5 ± 2.1");
    }

    @Test
    void aDeviationOfZeroInTheDigitsWrittenIsLeftOut() {
        assertThat(CellText.summary(over(0, 0, 0), Format.PERCENT)).isEqualTo("0.0 %");
        assertThat(CellText.summary(over(2.3026, 2.3027), Format.DECIMAL)).isEqualTo("2.303");
        assertThat(CellText.summary(over(0.999, 1), Format.PERCENT)).isEqualTo("100.0 ± 0.1 %");
    }

    @Test
    void aSingleSeedHasNoDeviation() {
        assertThat(CellText.summary(over(0.5), Format.DECIMAL)).isEqualTo("0.500");
    }

    @Test
    void divergedSeedsAreNotAveraged() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(CellText.summary(over(0.5, infinity, 0.4), Format.DECIMAL)).isEqualTo("0.400 … ∞");
        assertThat(CellText.summary(over(infinity, infinity), Format.DECIMAL)).isEqualTo("∞");
        assertThat(CellText.summary(over(Double.NaN, Double.NaN), Format.DECIMAL))
                .isEqualTo("–");
    }

    @Test
    void cellsAreWordsNumbersOrSummaries() {
        assertThat(CellText.of(Cell.of("ReLU"), Format.DECIMAL)).isEqualTo("ReLU");
        assertThat(CellText.of(Cell.of(3), Format.COUNT)).isEqualTo("3");
        assertThat(CellText.of(Cell.of(0.5f), Format.PERCENT)).isEqualTo("50.0 %");
        assertThat(CellText.of(Cell.of(over(1, 2, 3)), Format.DECIMAL)).isEqualTo("2.000 ± 1.000");
        assertThat(CellText.of(Cell.of(5L), Format.TEXT)).isEqualTo("5");
    }

    private static Summary over(double... seeds) {
        return Summary.of(DoubleStream.of(seeds).boxed().toList());
    }
}
