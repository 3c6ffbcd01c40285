package dl4jlessons.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void formulasStandInTheText() {
        assertThat(Markdown.html("Keep $w_i \\cdot x_i$ *small*."))
                .startsWith("<p>Keep <math><mrow><msub><mi>w</mi><mi>i</mi></msub>")
                .endsWith("</math> <em>small</em>.</p>\n");
    }

    @Test
    void twoDollarSignsPutAFormulaOnALineOfItsOwn() {
        assertThat(Markdown.html("So\n$$a = b,\n\\qquad c = d.$$")).contains("<math display=\"block\">", "2em");
    }

    @Test
    void aDollarSignAloneIsADollarSign() {
        assertThat(Markdown.html("It costs 5 $.")).isEqualTo("<p>It costs 5 $.</p>\n");
    }

    @Test
    void htmlIsShownNotObeyed() {
        assertThat(Markdown.html("<script>alert(1)</script>")).doesNotContain("<script");
        assertThat(Markdown.html("[link](javascript:alert(1))")).doesNotContain("javascript:");
    }

    @Test
    void picturesAmongTheResourcesArePutIntoThePage() {
        String markdown = "![the page](/dl4jlessons/words/dot.png)";

        assertThat(Markdown.html(markdown))
                .contains("src=\"data:image/png;base64,iVBORw0KGgo", "alt=\"the page\"")
                .doesNotContain("dot.png");
        assertThatThrownBy(() -> Markdown.html("![none](/dl4jlessons/none.png)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no picture /dl4jlessons/none.png");
    }

    @Test
    void plainTextHasALineForEachParagraph() {
        assertThat(Markdown.text("One *two*\nthree.\n\nFour `five`.")).isEqualTo("One two three.\nFour \"five\".");
    }
}
