package dl4jlessons.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.TinyImages;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import dl4jlessons.training.TrainingObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final List<Long> SEEDS = List.of(4L, 2L);

    @TempDir
    private static Path folder;

    private static Settings settings;

    @BeforeAll
    static void startNd4j() throws IOException {
        Nd4jRuntime.start();
        TinyImages.write(folder);
        ParallelRuns parallelRuns = new ParallelRuns(1, Progress.NONE, TrainingObserver.NONE);
        settings = new Settings(SEEDS, false, ImageFolder.of(folder), folder, parallelRuns);
    }

    @Test
    void layersAreWrittenAsInTheLiterature() {
        assertThat(Settings.layers(100, List.of(100, 100, 100, 50, 50, 10))).isEqualTo("100-100×3-50×2-10");
        assertThat(Settings.layers(4, List.of())).isEqualTo("4");
        int pixels = settings.images().training().width();
        int classes = settings.images().training().classes();
        assertThat(settings.layers(List.of(7))).isEqualTo(pixels + "-7-" + classes);
    }

    @Test
    void somethingIsPreparedForEachSeed() {
        assertThat(settings.perSeed(seed -> "seed " + seed)).isEqualTo(Map.of(4L, "seed 4", 2L, "seed 2"));
    }

    @Test
    void everyVariantRunsOnEverySeed() {
        assertThat(settings.parallelRuns("naming", List.of("He"), run -> run.variant() + run.seed())
                        .of("He"))
                .containsExactly("He4", "He2");
    }

    @Test
    void eachSeedDrawsItsOwnImages() {
        Map<Long, TrainValidationData> data = settings.tuningData(60, 30);

        assertThat(data.keySet()).containsExactlyInAnyOrderElementsOf(SEEDS);
        assertThat(data.get(2L).training().size()).isEqualTo(60);
        assertThat(data.get(2L).validation().classCounts()).containsExactly(10, 10, 10);
        assertThat(data.get(2L).training().features())
                .isEqualTo(settings.tuningData(60, 30).get(2L).training().features())
                .isNotEqualTo(data.get(4L).training().features());
    }

    @Test
    void trialsOfTheFirstSeedsSearchAreWatchedUnderThatSeed() {
        List<String> watched = new ArrayList<>();
        TrainingObserver watch = (variant, seed, everyIterations) -> {
            watched.add(variant + ", seed " + seed);
            return List.of();
        };
        Settings observed =
                new Settings(SEEDS, false, settings.images(), folder, new ParallelRuns(1, Progress.NONE, watch));
        observed.watch("book", 4).listeners("trial 0", 4711, 1);
        observed.watch("book", 2).listeners("trial 0", 4712, 1);

        assertThat(watched).containsExactly("book, trial 0, seed 4");
    }
}
