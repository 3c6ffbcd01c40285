package dl4jlessons.maintenance;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.ResultFiles;
import dl4jlessons.plot.Charts;
import dl4jlessons.plot.ForestPlot;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The pictures of the README, from the results of lesson 4 in {@code target}. */
final class ReadmePictures {
    private static final String LESSON = "InitializationComparison";
    private static final String FIGURE = "relu-loss";

    private ReadmePictures() {}

    static void draw() throws IOException {
        Path images = ProjectFolder.root().resolve(".github").resolve("images");
        LessonRecord run = new ResultFiles(ProjectFolder.target().resolve("results"))
                .readAll().stream()
                        .filter(candidate -> candidate.name().equals(LESSON))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no result of " + LESSON + ": run it first"));
        ImageIO.write(
                ForestPlot.image(run.result().judgements(), Charts.IMAGE_WIDTH),
                "png",
                images.resolve("forest.png").toFile());
        Files.write(
                images.resolve(FIGURE + ".png"),
                Charts.png(run.result().figures().stream()
                        .filter(figure -> figure.id().equals(FIGURE))
                        .findFirst()
                        .orElseThrow()));
    }
}
