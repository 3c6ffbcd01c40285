package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field of a table is, looked at alone. */
class FieldKindTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1.5",
                "+3e-7",
                "1.",
                ".5",
                "6.02E23",
                "007",
                "1e99",
                "1e-400",
                "1.7976931348623157e308"
            })
    void plainNumbers(String text) {
        assertThat(FieldKind.of(text)).isEqualTo(FieldKind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10,832",
                "1,234,567.89",
                "12,34,567",
                "1.234,5",
                "1.234.567",
                "10'832",
                "10’832",
                "10 832",
                "10\u00A0832",
                "10\u202F832",
                "1_000",
                "3,5",
                ",5",
                "1,5e3",
                "5%",
                "5 %",
                "7‰",
                "$3",
                "-$3",
                "$-3",
                "3 €",
                "3€",
                "£1,200.50",
                "USD 5",
                "5 EUR",
                "−5",
                "–5",
                "(5)",
                "($1,200)",
                "'5",
                "inf",
                "-inf",
                "+Infinity",
                "∞",
                "1e999",
                "-1e999",
                "٣",
                "１２",
                "12\u00A0",
                "\u200B12",
                "12\uFEFF"
            })
    void numbersForPeople(String text) {
        assertThat(FieldKind.of(text)).isEqualTo(FieldKind.WRITTEN_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NA", "na", "Na", "NaN", "N/A", "n.a.", "null", "NULL", "None", "#N/A", "<NA>", "\\N", "?", "-", "--",
                ".", "..", "–"
            })
    void wordsForAMissingValue(String text) {
        assertThat(FieldKind.of(text)).isEqualTo(FieldKind.MARKER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e5",
                "1D",
                "2f",
                "0x1p3",
                "1;5",
                "12 kg",
                "10-20",
                "20+",
                "<5",
                ">50K",
                "2020-01-31",
                "12:30",
                "1/2",
                "192.168.0.1",
                "1.2.3",
                "5th-6th",
                "4WD",
                "5\"x7\"",
                "5more",
                "--5",
                "1e",
                "yes",
                "TRUE",
                "<=50K"
            })
    void everythingElse(String text) {
        assertThat(FieldKind.of(text)).isEqualTo(FieldKind.TEXT);
    }
}
