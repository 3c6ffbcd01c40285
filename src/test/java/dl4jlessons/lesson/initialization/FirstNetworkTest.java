package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.LessonChecks.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TinyImages;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.FirstNetwork.Sizes;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FirstNetworkTest extends LessonContract {
    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new FirstNetwork().run(settings, new Sizes(TinyImages.TRAINING, 2));
    }

    @BeforeAll
    static void run() {
        result = new FirstNetwork().run(LessonTests.settings(2, 1L, 2L), new Sizes(1000, 3));
    }

    @Test
    void itClaimsNothing() {
        assertThat(result.judgements()).isEmpty();
    }

    @Test
    void itLearnsToTellClothesApart() {
        // seeds 1 to 5: 0.60 to 0.71
        assertThat(summary(result, "all", "recall").min()).isGreaterThan(0.5);
    }

    @Test
    void theConfusionMatrixCountsEachValidationImageOnce() {
        Table confusion = result.tables().get(1);

        long images = confusion.rows().stream()
                .flatMap(row -> row.stream().skip(1))
                .mapToLong(cell -> (long) cell.mean())
                .sum();

        // a fifth of the images
        assertThat(images).isEqualTo(200);
    }
}
