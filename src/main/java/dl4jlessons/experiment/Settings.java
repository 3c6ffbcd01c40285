package dl4jlessons.experiment;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.TrainingObserver;
import dl4jlessons.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * What a lesson is given.
 *
 * @param seeds one repetition of the experiment each; never 0; the first seed's networks can be watched
 * @param full whether to run the book's whole set-up rather than one sized for a laptop
 * @param images where the images are read from
 * @param output folder for files that a lesson has to keep, such as the journal of a search
 * @param parallelRuns runs networks on all cores
 */
public record Settings(List<Long> seeds, boolean full, ImageFolder images, Path output, ParallelRuns parallelRuns) {
    /** Prepares something once for each seed, for example its split of the data. */
    public <T> Map<Long, T> perSeed(LongFunction<T> preparation) {
        return seeds.stream().collect(Collectors.toMap(seed -> seed, preparation::apply));
    }

    /**
     * Who watches the trials of a search: as everywhere, those of the first seed can be seen.
     *
     * @param search put before the names of the trials
     * @param seed of the search; the trials have seeds of their own, which tell people nothing
     */
    public TrainingObserver watch(String search, long seed) {
        TrainingObserver watch = seed == seeds.get(0) ? parallelRuns.watch() : TrainingObserver.NONE;
        return (trial, trialSeed, everyIterations) -> watch.listeners(search + ", " + trial, seed, everyIterations);
    }

    /**
     * Draws each seed's images for fitting and for validation from the training files.
     *
     * @param training images to fit on
     * @param validation images to measure on
     */
    public Map<Long, TrainValidationData> tuningData(int training, int validation) {
        return perSeed(seed -> Split.tuning(images.training(), seed, training, validation));
    }

    /**
     * The layers of a network for these images in the field's notation, such as {@code 784-100×4-10}.
     *
     * @param hidden widths of its hidden layers, from the first to the last
     */
    public String layers(List<Integer> hidden) {
        return layers(images.training().width(), hidden) + "-"
                + images.training().classes();
    }

    /** The same for a network without an output layer, and inputs that are not images. */
    public static String layers(int inputs, List<Integer> hidden) {
        StringBuilder text = new StringBuilder().append(inputs);
        for (int from = 0; from < hidden.size(); ) {
            int width = hidden.get(from);
            int to = from;
            while (to < hidden.size() && hidden.get(to) == width) {
                to++;
            }
            text.append('-').append(width).append(to - from > 1 ? "×" + (to - from) : "");
            from = to;
        }
        return text.toString();
    }

    /** Runs an experiment for every variant and every seed of these settings. */
    public <V, R> RunResults<V, R> parallelRuns(String what, List<V> variants, Function<TrainingRun<V>, R> experiment) {
        return parallelRuns.run(what, variants, seeds, experiment);
    }
}
