package dl4jlessons.lesson;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.result.Settings;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.training.Progress;
import dl4jlessons.training.SideBySide;
import dl4jlessons.training.Watch;
import java.util.List;

/** Settings for lessons under test: the course's images, nobody watching. */
public final class LessonTests {
    private LessonTests() {}

    public static Settings settings(int workers, Long... seeds) {
        Nd4jRuntime.start();
        return new Settings(
                List.of(seeds),
                false,
                ImageFolder.of(ProjectFolder.fashionMnist()),
                ProjectFolder.target(),
                new SideBySide(workers, Progress.NONE, Watch.NONE));
    }
}
