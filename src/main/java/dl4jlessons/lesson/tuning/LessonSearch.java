package dl4jlessons.lesson.tuning;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Settings;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.LocalExecutor;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Objective;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.Search;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrialExecutor;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A search on every seed, each trial trained to the end. The studies stay in the output folder: a lesson that asks for a
 * search which another lesson has run finds it finished. What is searched is part of a study's name, so that a lesson
 * whose space or network was edited begins a study of its own, and the others still find theirs.
 *
 * @param name tells the search from others; part of the folder's name
 * @param sampler chooses the trials
 * @param batchSize mini-batch of a trial
 */
record LessonSearch(
        String name,
        SearchSpace space,
        Sampler sampler,
        SearchSizes sizes,
        Network network,
        ToIntFunction<Parameters> batchSize) {

    /** Builds the configuration of a trial's network. */
    @FunctionalInterface
    interface Network {
        /**
         * The network of one trial.
         *
         * @param images of the kind that the network classifies
         */
        MultiLayerConfiguration network(Parameters parameters, Examples images, long seed);
    }

    /** The book's space and network, trials drawn at random. */
    static LessonSearch book(SearchSizes sizes) {
        return new LessonSearch(
                "book",
                BookNetwork.SPACE,
                Sampler.random(),
                sizes,
                (parameters, images, seed) ->
                        new BookNetwork(images.width(), images.classes()).configure(parameters, seed),
                parameters -> BookNetwork.BATCH_SIZE);
    }

    /** The same space and network with other trials, as many as the sampler is asked for. */
    LessonSearch with(String otherName, Sampler other, int trials) {
        return new LessonSearch(otherName, space, other, sizes.withTrials(trials), network, batchSize);
    }

    /** The same network, trials and sizes in another space. */
    LessonSearch in(String otherName, SearchSpace other) {
        return new LessonSearch(otherName, other, sampler, sizes, network, batchSize);
    }

    /**
     * The finished studies of grids in the same space, shifted by the seed and evenly against each other.
     *
     * @param levels of each hyperparameter
     */
    List<Map<Long, MeasuredStudy>> shiftedGrids(int levels, int count, Settings settings) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Sampler grid = Sampler.shiftedGrid(levels, (double) i / count);
                    return with("grid " + i, grid, grid.trials(space).orElseThrow())
                            .run(settings);
                })
                .toList();
    }

    /** The finished study of each seed. */
    Map<Long, MeasuredStudy> run(Settings settings) {
        return settings.perSeed(seed -> run(settings, seed));
    }

    private MeasuredStudy run(Settings settings, long seed) {
        SearchImages images = SearchImages.draw(settings.images(), seed, sizes);
        TrainValidationData data = images.tuning();
        NetworkObjective networks = new NetworkObjective(
                        (parameters, trialSeed) -> network.network(parameters, data.training(), trialSeed), batchSize)
                .on(settings.parallelRuns().step())
                .validationOnly()
                .watchedBy(settings.watch(name, seed));
        StudyPlan plan = StudyPlan.randomSearch(space, seed, sizes.epochs()).with(sampler);
        Path folder = folder(settings, name, sizes, plan, plan.fingerprint(networks, data));
        HeldOutImages unseen = new HeldOutImages(folder.resolve("unseen"), images.unseen());
        Objective objective = networks.whenComplete(unseen::measure);
        try (Study study = Study.openOrReplace(folder, plan, objective, data)) {
            StudyResult result =
                    search(name + " search, seed " + seed, study, objective, data, settings, sizes.trials());
            return MeasuredStudy.of(result, unseen);
        }
    }

    /**
     * Searches, or goes on where an earlier run was interrupted.
     *
     * @param what shown beside the progress bar
     */
    static StudyResult search(
            String what, Study study, Objective objective, TrainValidationData data, Settings settings, int trials) {
        ParallelRuns machine = settings.parallelRuns();
        try (TrialExecutor executor = new LocalExecutor(objective, data, machine.workers());
                Progress.Stage stage = machine.progress().begin(what, trials)) {
            return new Search(study, executor, SearchListener.on(stage, trials)).run(trials);
        }
    }

    /**
     * Where a study is kept: no other study has the same place. Sizes are in the name for people, and because the
     * fingerprint knows neither the number of trials nor the held-out images.
     *
     * @param fingerprint of the study
     */
    static Path folder(Settings settings, String name, SearchSizes sizes, StudyPlan plan, String fingerprint) {
        String folder = name + " " + sizes.trials() + " trials " + sizes.epochs() + " epochs " + sizes.unseen()
                + " unseen seed " + plan.seed() + " " + fingerprint;
        return settings.output().resolve("studies").resolve(folder.replace(' ', '-'));
    }
}
