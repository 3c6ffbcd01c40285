package dl4jlessons.lesson;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.TinyImages;
import dl4jlessons.experiment.Settings;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import dl4jlessons.training.TrainingObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Settings for lessons under test: nobody watches. */
public final class LessonTests {
    private LessonTests() {}

    /** Settings with the images that ship with the project. */
    public static Settings settings(int workers, Long... seeds) {
        return settings(fashionMnist(), workers, seeds);
    }

    public static Settings settings(ImageFolder images, int workers, Long... seeds) {
        return settings(images, ProjectFolder.target(), workers, seeds);
    }

    /** Settings of a lesson that keeps something, in a folder of its own. */
    static Settings settings(ImageFolder images, Path output, int workers, Long... seeds) {
        Nd4jRuntime.start();
        return new Settings(
                List.of(seeds), false, images, output, new ParallelRuns(workers, Progress.NONE, TrainingObserver.NONE));
    }

    /** The images that ship with the project; they are read once for all lessons' tests. */
    public static ImageFolder fashionMnist() {
        return FashionMnist.IMAGES;
    }

    /** Images of another size, in another number of classes. */
    public static ImageFolder otherImages(Path emptyFolder) throws IOException {
        Nd4jRuntime.start();
        TinyImages.write(emptyFolder);
        return ImageFolder.of(emptyFolder);
    }

    private static final class FashionMnist {
        static final ImageFolder IMAGES = ImageFolder.of(ProjectFolder.fashionMnist());
    }
}
