package dl4jlessons.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathMlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | <mi>x</mi>",
                "2.303 | <mn>2.303</mn>",
                "-1 | <mo>−</mo><mn>1</mn>",
                "a < b | <mi>a</mi><mo>&lt;</mo><mi>b</mi>",
                "w_{ij} | <msub><mi>w</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>",
                "x^2 | <msup><mi>x</mi><mn>2</mn></msup>",
                "p^2_k | <msubsup><mi>p</mi><mi>k</mi><mn>2</mn></msubsup>",
                "f' | <msup><mi>f</mi><mrow><mo>′</mo></mrow></msup>",
                "\\frac1n | <mfrac><mn>1</mn><mi>n</mi></mfrac>",
                "\\tfrac14 | <mfrac><mn>1</mn><mn>4</mn></mfrac>",
                "\\sqrt{2} | <msqrt><mrow><mn>2</mn></mrow></msqrt>",
                "\\sum_{i=1}^{n} | <munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mrow><mi>n</mi></mrow></munderover>",
                "\\operatorname{Var}(w) | <mi mathvariant=\"normal\">Var</mi><mo>(</mo><mi>w</mi><mo>)</mo>",
                "p_\\text{true class} | <msub><mi>p</mi><mtext>true\u00a0class</mtext></msub>",
                "\\ln 10 \\approx 2 | <mi>ln</mi><mn>10</mn><mo>≈</mo><mn>2</mn>",
                "\\left( x \\right) | <mrow><mo>(</mo><mrow><mi>x</mi></mrow><mo>)</mo></mrow>",
                "\\hat p | <mover><mi>p</mi><mo>^</mo></mover>"
            })
    void texBecomesMathMl(String tex, String mathMl) {
        assertThat(MathMl.of(tex, false)).isEqualTo("<math><mrow>" + mathMl + "</mrow></math>");
    }

    @Test
    void aFormulaOnALineOfItsOwnSaysSo() {
        assertThat(MathMl.of("x", true)).startsWith("<math display=\"block\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\unknown", "{x", "x}", "\\frac1", "\\left( x", "x_", "\\text{x"})
    void whatIsNotUnderstoodIsNamed(String tex) {
        assertThatThrownBy(() -> MathMl.of(tex, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(tex);
    }
}
