package dl4jlessons.lesson;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Settings;
import dl4jlessons.result.LessonResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every lesson keeps. The test of lesson {@code X} is called {@code XTest}, and extends this. */
public abstract class LessonContract {
    /** Runs the lesson with sizes for which a second is enough. */
    protected abstract LessonResult small(Settings settings);

    /** On which images; of another size than the project's, and in another number of classes. */
    protected ImageFolder images(Path emptyFolder) throws IOException {
        return LessonTests.otherImages(emptyFolder);
    }

    @Test
    void seedsAndNothingElseDecideWhatIsFoundAndNothingIsMissing(@TempDir Path folder) throws IOException {
        ImageFolder images = images(Files.createDirectory(folder.resolve("images")));
        LessonChecks.assertReproducible(
                small(LessonTests.settings(images, folder.resolve("one worker"), 1, 1L)),
                small(LessonTests.settings(images, folder.resolve("two workers"), 2, 1L)),
                small(LessonTests.settings(images, folder.resolve("another seed"), 2, 2L)));
    }
}
