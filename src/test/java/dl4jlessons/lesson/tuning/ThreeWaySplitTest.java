package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.tuning.ThreeWaySplit.Sizes;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeWaySplitTest extends LessonContract {
    private static final Sizes TINY = new Sizes(TuningTests.SIZES, 20, 60, 50);

    @TempDir
    private static Path folder;

    private static Settings settings;
    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new ThreeWaySplit().run(settings, TINY);
    }

    @BeforeAll
    static void run() {
        settings = TuningTests.settings(folder.resolve("two"), 2);
        result = new ThreeWaySplit().run(settings, TINY);
    }

    @Test
    void aReplayChangesNothing() throws IOException {
        Map<String, String> journals = TuningTests.journals(settings);

        assertThat(new ThreeWaySplit().run(settings, TINY)).isEqualTo(result);
        assertThat(TuningTests.journals(settings)).isEqualTo(journals);
    }

    @Test
    void everyClaimIsJudgedOnEverySeed() {
        assertThat(result.judgements())
                .extracting(Judgement::id)
                .containsExactly(
                        "never-on-test-data",
                        "test-after-validation",
                        "grows-with-candidates",
                        "normalizer-from-training-data");
        assertThat(result.judgements())
                .allSatisfy(judgement -> assertThat(judgement.headline().get(0).values())
                        .hasSize(3)
                        .doesNotContain(Double.NaN));
    }

    @Test
    void theHistogramsCountEveryRepetition() {
        List<Series> histograms = result.figures().get(1).panels().get(0).series();

        assertThat(histograms).hasSize(2).allSatisfy(histogram -> assertThat(
                        histogram.y().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, Offset.offset(1e-9)));
    }
}
