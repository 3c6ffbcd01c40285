package dl4jlessons.lesson.${chapter};

import dl4jlessons.lesson.LessonChecks;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.${chapter}.${name}.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ${name}Test {
    @Test
    void otherImagesGiveTheSameResultWithAnyNumberOfThreads(@TempDir Path folder) throws IOException {
        LessonChecks.assertReproducible(
                LessonTests.otherImages(folder), settings -> new ${name}().run(settings, new Sizes(200, 60, 25)));
    }
}
