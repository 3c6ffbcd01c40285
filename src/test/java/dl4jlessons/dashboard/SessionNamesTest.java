package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionNamesTest {
    private static final int LAST_CODE_POINT = 0x1F6FF;

    @Test
    void tellLessonVariantAndSeed() {
        assertThat(new SessionNames().name(Subject.of("ZeroInitialization"), "tanh, std 0.01", 3))
                .isEqualTo("ZeroInitialization · tanh, std 0.01 · seed 3");
    }

    @Test
    void beginWithTheNumberOfALessonAndMarkWhatToLookAtFirst() {
        Subject lesson = Subject.ofLesson(4, "InitializationComparison", "the scores of \"ReLU, He\", then all");

        assertThat(new SessionNames().name(lesson, "ReLU, He", 1))
                .isEqualTo("04 InitializationComparison · ★ ReLU, He · seed 1");
        assertThat(new SessionNames().name(lesson, "ReLU", 1)).isEqualTo("04 InitializationComparison · ReLU · seed 1");
    }

    @Test
    void keepSpecialCharactersLegible() {
        assertThat(SessionNames.safe("Xavier 1/√n <50 %>  a\tb ")).isEqualTo("Xavier 1∕√n ＜50 ％＞ a b");
    }

    @Test
    void areNeverGivenTwice() {
        SessionNames names = new SessionNames();
        Set<String> given = new HashSet<>();
        for (String variant : new String[] {"a/b", "a∕b", "a∕b", "a", "a ", "a · seed 1 (2)", "a"}) {
            given.add(names.name(Subject.of("lesson"), variant, 1));
        }

        assertThat(given)
                .hasSize(7)
                .contains("lesson · a · seed 1", "lesson · a · seed 1 (2)", "lesson · a · seed 1 (3)");
    }

    @Test
    void haveNoCharacterThatUrlsOrHtmlOrRecordingFilesTakeForSomethingElse() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            String odd = random.ints(12, 0, i % 2 == 0 ? 128 : LAST_CODE_POINT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            assertThat(new SessionNames().name(Subject.of("lesson"), odd, 1))
                    .as("for the variant %s", odd)
                    .doesNotContainPattern("[\"#%&'/;<>?@\\[\\\\\\]^`{|}\\p{Cntrl}\\p{Cs}\\p{Cn}\\p{Co}\\p{Cf}]")
                    .doesNotContain("  ")
                    .startsWith("lesson ·")
                    .endsWith("seed 1");
        }
    }
}
