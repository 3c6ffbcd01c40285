package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TestUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinalEvaluationTest extends LessonContract {
    private static final int USED = 7;
    private static final int TEST_ACCURACY = 4;

    @TempDir
    private static Path folder;

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new FinalEvaluation().run(settings, TuningTests.SIZES);
    }

    @BeforeAll
    static void run() {
        result = new FinalEvaluation().run(TuningTests.settings(folder.resolve("two"), 2), TuningTests.SIZES);
    }

    @Test
    void everyClaimIsJudgedOnEverySeed() {
        assertThat(result.judgements()).extracting(Judgement::id).containsExactly("tells-the-truth", "retraining-pays");
        assertThat(result.judgements())
                .allSatisfy(judgement -> assertThat(judgement.headline().get(0).values())
                        .hasSize(3)
                        .doesNotContain(Double.NaN));
    }

    @Test
    void theTestDataIsUsedOnceAndTheRecordIsShownAfterwards() throws IOException {
        Settings settings = TuningTests.settings(folder.resolve("repeated"), 2);
        LessonResult first = new FinalEvaluation().run(settings, TuningTests.SIZES);
        // whoever opened the test files again would fail
        Path images = folder.resolve("repeated").resolve("images");
        Files.writeString(images.resolve("t10k-images-idx3-ubyte.gz"), "damaged");
        Settings again = new Settings(
                settings.seeds(), false, ImageFolder.of(images), settings.output(), settings.parallelRuns());
        LessonResult second = new FinalEvaluation().run(again, TuningTests.SIZES);

        assertThat(column(first, USED)).containsOnly(Cell.of("now, for the only time"));
        assertThat(column(second, USED)).containsOnly(Cell.of("by an earlier run: recorded result"));
        assertThat(column(second, TEST_ACCURACY)).isEqualTo(column(first, TEST_ACCURACY));
        assertThat(second.judgements()).isEqualTo(first.judgements());
    }

    @Test
    void theJournalRemembersTheResult() {
        Settings settings = TuningTests.settings(folder.resolve("two"), 1);
        StudyResult study = Study.read(TuningTests.study(settings, "final", 1));

        assertThat(study.testUse().map(TestUse::accuracy))
                .contains(result.mainTable().rows().get(0).get(TEST_ACCURACY).mean());
        assertThat(study.testUse().map(TestUse::trial))
                .contains(study.best().orElseThrow().trial().number());
    }

    private static List<Cell> column(LessonResult lesson, int column) {
        return lesson.mainTable().rows().stream().map(row -> row.get(column)).toList();
    }
}
