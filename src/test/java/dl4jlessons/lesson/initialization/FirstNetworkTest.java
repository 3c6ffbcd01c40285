package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.LessonChecks.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TinyImages;
import dl4jlessons.lesson.LessonChecks;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.FirstNetwork.Sizes;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstNetworkTest {
    private static LessonResult result;

    @BeforeAll
    static void run() {
        result = new FirstNetwork().run(LessonTests.settings(2, 1L, 2L), new Sizes(1000, 3));
    }

    @Test
    void theResultIsComplete() {
        LessonChecks.assertComplete(result);
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

    @Test
    void otherImagesGiveTheSameResultWithAnyNumberOfThreads(@TempDir Path folder) throws IOException {
        LessonChecks.assertReproducible(LessonTests.otherImages(folder), settings -> new FirstNetwork()
                .run(settings, new Sizes(TinyImages.TRAINING, 2)));
    }
}
