package dl4jlessons.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.report.SampleEntries;
import dl4jlessons.result.Judgement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForestPlotTest {
    private static final List<LessonRecord> LESSONS = SampleEntries.all();

    @Test
    void theOverviewNamesEveryLessonWithClaimsAndEveryClaim() {
        String svg = ForestPlot.svg(LESSONS, Screen.PAGE);

        assertThat(svg).doesNotContain("0 · First network").contains("1 · Zero initialization");
        assertThat(count(svg, "◐")).isEqualTo(2);
        assertThat(count(svg, "○")).isEqualTo(1);
    }

    @Test
    void aLessonShowsEveryConditionWithItsRole() {
        LessonRecord lesson = LESSONS.get(LESSONS.size() - 1);
        String svg = ForestPlot.svg(lesson, Screen.PAGE);

        assertThat(svg).contains("guard: largest accuracy", "also measured: the same", "no number");
        assertThat(lesson.result().judgements().stream().flatMap(Judgement::measurements))
                .allSatisfy(condition -> assertThat(svg).contains(condition.quantity()));
    }

    @Test
    void aPictureIsAsWideAsAskedForAndHigherForMoreClaims() {
        List<Judgement> all = LESSONS.stream()
                .flatMap(lesson -> lesson.result().judgements().stream())
                .toList();

        assertThat(ForestPlot.image(all, 700).getWidth()).isEqualTo(700);
        assertThat(ForestPlot.image(all, 700).getHeight())
                .isGreaterThan(ForestPlot.image(all.subList(0, 2), 700).getHeight());
    }

    private static long count(String text, String part) {
        return Pattern.compile(part).matcher(text).results().count();
    }
}
