package dl4jlessons.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.result.Verdict;
import dl4jlessons.words.LessonWords.Section;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonWordsTest {
    private static final String FILE = """
            ## Background

            Why $x$.

            Second paragraph.

            ## Explanations

            ### a-claim: holds, holds with a caveat

            It is so.

            ### a-claim: contradicted

            It is not.

            ### otherwise

            Who would have thought.

            ## References

            - A book.
            """;

    private final LessonWords words = LessonWords.parse(FILE);

    @Test
    void sectionsAreFoundByTheirHeadings() {
        assertThat(words.section(Section.BACKGROUND)).isEqualTo("Why $x$.\n\nSecond paragraph.");
        assertThat(words.section(Section.REFERENCES)).isEqualTo("- A book.");
        assertThat(words.section(Section.IN_PRACTICE)).isEmpty();
    }

    @Test
    void explanationsAreFoundByClaimAndVerdict() {
        assertThat(words.explanation("a-claim", Verdict.HOLDS)).isEqualTo("It is so.");
        assertThat(words.explanation("a-claim", Verdict.HOLDS_WITH_CAVEAT)).isEqualTo("It is so.");
        assertThat(words.explanation("a-claim", Verdict.CONTRADICTED)).isEqualTo("It is not.");
        assertThat(words.explanation("a-claim", Verdict.NOT_TESTED)).isEqualTo("Who would have thought.");
        assertThat(words.explains("a-claim", Verdict.NOT_TESTED)).isFalse();
    }

    @Test
    void windowsLineEndsMakeNoDifference() {
        assertThat(LessonWords.parse(FILE.replace("\n", "\r\n"))).isEqualTo(words);
    }

    @Test
    void aLessonWithoutAFileSaysNothing() {
        assertThat(LessonWords.of("dl4jlessons.lesson.NoSuchLesson").explanation("a-claim", Verdict.HOLDS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"## Backgrund", "### a-claim", "### a-claim: hold", "### a-claim: holds or not"})
    void aHeadingThatIsNotKnownIsNamed(String heading) {
        assertThatThrownBy(() -> LessonWords.parse(heading + "\n\nWords."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(heading.replaceFirst("#+ (a-claim: )?", ""));
    }
}
