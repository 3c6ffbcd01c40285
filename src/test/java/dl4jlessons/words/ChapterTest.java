package dl4jlessons.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.result.Verdict;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ChapterTest {
    @Test
    void sentencesThatRestOnNothingAreFound() {
        assertThat(Chapter.sentencesWithoutClaims("""
                ## A heading needs none

                At 0.01 it holds [✔](claim:A/b), [◐](claim:A/c). This one does not. That one does [✘](claim:A/d).

                - An item without.
                - An item with [✔](claim:A/b).
                """)).containsExactly("This one does not.", "An item without.");
    }

    @Test
    void aLessonBelongsToTheChapterOfItsPackage() {
        assertThat(Chapter.of("dl4jlessons.lesson.tuning.RandomSearch")).contains(Chapter.TUNING);
        assertThat(Chapter.of("dl4jlessons.lesson.Other")).isEmpty();
    }

    @Test
    void linksToClaimsAreReadAndOthersAreLeftAlone() {
        String html = Markdown.html(
                "So it is [◐?](claim:RandomSearch/ranking-tells), see [there](https://example.org).",
                link -> "<b>" + link.lesson() + " " + link.claim() + " " + link.verdicts() + "</b>");

        assertThat(html)
                .contains(
                        "<b>RandomSearch ranking-tells " + EnumSet.of(Verdict.HOLDS_WITH_CAVEAT, Verdict.INCONCLUSIVE)
                                + "</b>",
                        "href=\"https://example.org\"");
    }

    @Test
    void aLinkThatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Markdown.html("[yes](claim:A/b)", link -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("claim:A/b")
                .hasMessageContaining("yes");
        assertThatThrownBy(() -> Markdown.html("[✔](claim:nowhere)", link -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("claim:nowhere");
    }
}
