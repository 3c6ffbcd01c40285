package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        ">50K, >50K.",
        "1, 1.0",
        "1, 1e0",
        "yes, Yes",
        "yes, yes\u00A0",
        "yes, yes\u200B",
        "self-emp, Self emp",
        "self_emp, self–emp",
        "New  York, new york",
        "Köln, Ko\u0308ln",
        "ｙｅｓ, yes",
        "−1, -1",
        "yes, `yes`"
    })
    void textsThatDifferInSpellingOnly(String one, String other) {
        assertThat(Spelling.alike(List.of(one, "something else", other))).containsExactly(List.of(one, other));
    }

    @ParameterizedTest
    @CsvSource({"1, -1", "1, 10", "A, A-", "A+, A-", "5x7, 5\"x7\"", "A, \\A", ">50K, <50K", "., ;", "1.0, 1.01"})
    void textsThatDiffer(String one, String other) {
        assertThat(Spelling.alike(List.of(one, other))).isEmpty();
    }

    @Test
    void whatIsInvisibleIsShown() {
        assertThat(Spelling.shown("a b")).isEqualTo("a b");
        assertThat(Spelling.shown("yes\u00A0")).isEqualTo("yes<U+00A0>");
        assertThat(Spelling.shown("\uFEFFx\ny\t")).isEqualTo("<U+FEFF>x<U+000A>y<U+0009>");
        assertThat(Spelling.shown("Größe ✔ 日本")).isEqualTo("Größe ✔ 日本");
    }

    @Test
    void longTextsAreCut() {
        assertThat(Spelling.shown("x".repeat(100_000))).isEqualTo("x".repeat(60) + "…");
    }
}
