package dl4jlessons.lesson.tuning;

import static dl4jlessons.search.Dimension.uniform;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.TinyImages;
import dl4jlessons.experiment.Settings;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import dl4jlessons.training.TrainingObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small searches for tests: real ones on tiny images, and studies whose figures are given. */
final class TuningTests {
    /** The epochs are just enough for one decision of successive halving. */
    static final SearchSizes SIZES = new SearchSizes(6, 4, 200, 60, 300);

    static final SearchSpace SPACE = SearchSpace.of(uniform("x", 0, 1));
    /** Held-out images of the studies whose values are given: accuracies have two decimals. */
    static final int IMAGES = 100;

    private TuningTests() {}

    /** Three seeds on images that are learned in a moment; what the lessons keep lies in the folder as well. */
    static Settings settings(Path folder, int workers) {
        Nd4jRuntime.start();
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            TinyImages.write(images);
            return new Settings(
                    List.of(1L, 2L, 3L),
                    false,
                    ImageFolder.of(images),
                    folder.resolve("output"),
                    new ParallelRuns(workers, Progress.NONE, TrainingObserver.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names and contents of all journals, to see whether anything was trained again. */
    static Map<String, String> journals(Settings settings) throws IOException {
        try (var files = Files.walk(settings.output())) {
            return files.filter(file -> file.getFileName().toString().equals("journal.jsonl"))
                    .collect(java.util.stream.Collectors.toMap(
                            file -> file.getParent().getFileName().toString(), TuningTests::read));
        }
    }

    /** The folder of the only study of this name and seed. */
    static Path study(Settings settings, String name, long seed) {
        try (var folders = Files.list(settings.output().resolve("studies"))) {
            List<Path> found = folders.filter(folder ->
                            folder.getFileName().toString().matches(name + "-[0-9].*-seed-" + seed + "-[0-9a-f]+"))
                    .toList();
            assertThat(found).as(name).hasSize(1);
            return found.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A trial at one place of {@link #SPACE}.
     *
     * @param curve validation accuracy after each epoch
     */
    static Trial trial(int number, double x, TrialState state, double... curve) {
        List<EpochResult> epochs = IntStream.range(0, curve.length)
                .mapToObj(i -> new EpochResult(i + 1, 1, curve[i], curve[i]))
                .toList();
        return new Trial(number, new Parameters(Map.of("x", x)), number + 1, state, epochs, 0, "");
    }

    /**
     * A finished study.
     *
     * @param epochs of a complete trial
     * @param unseen accuracy of each trial on held-out images, whatever for diverged ones
     */
    static MeasuredStudy study(int epochs, List<Trial> trials, List<Double> unseen) {
        StudyHeader header = new StudyHeader(SPACE, "random", "none", 1, epochs, "no data", 100, "synthetic");
        List<MeasuredTrial> bestFirst = new ArrayList<>(trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .map(trial -> measured(trial, unseen.get(trial.number())))
                .toList());
        bestFirst.sort(
                Comparator.comparingDouble(MeasuredTrial::validationAccuracy).reversed());
        return new MeasuredStudy(new StudyResult(header, trials, Optional.empty()), bestFirst);
    }

    private static MeasuredTrial measured(Trial trial, double unseen) {
        BitSet hits = new BitSet();
        hits.set(0, (int) Math.round(unseen * IMAGES));
        return new MeasuredTrial(trial, hits, IMAGES);
    }
}
