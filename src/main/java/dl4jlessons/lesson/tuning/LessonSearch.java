package dl4jlessons.lesson.tuning;

import dl4jlessons.data.TuningData;
import dl4jlessons.result.Settings;
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
import dl4jlessons.training.Progress;
import dl4jlessons.training.SideBySide;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * A search on every seed, each trial trained to the end. The studies stay in the output folder: a lesson that asks for a
 * search which another lesson has run finds it finished, and one whose space or network was edited begins a new one.
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
        MultiLayerConfiguration configure(Parameters parameters, int pixels, int classes, long seed);
    }

    /** The same space and network with other trials, as many as the sampler is asked for. */
    LessonSearch with(String otherName, Sampler other, int trials) {
        return new LessonSearch(otherName, space, other, sizes.withTrials(trials), network, batchSize);
    }

    /** The finished study of each seed. */
    Map<Long, MeasuredStudy> run(Settings settings) {
        return settings.perSeed(seed -> run(settings, seed));
    }

    private MeasuredStudy run(Settings settings, long seed) {
        SearchImages images = SearchImages.draw(settings.images(), seed, sizes);
        Path folder = folder(settings, name, sizes, seed);
        UnseenImages unseen = new UnseenImages(folder.resolve("unseen"), images.unseen());
        Objective objective = new MeasuredObjective(
                networks(images.tuning()).on(settings.sideBySide().step()).watchedBy(settings.watch(name, seed)),
                unseen);
        StudyPlan plan = StudyPlan.randomSearch(space, seed, sizes.epochs()).with(sampler);
        try (Study study = Study.openOrReplace(folder, plan, objective, images.tuning())) {
            return MeasuredStudy.of(
                    search(name + " search, seed " + seed, study, objective, images.tuning(), settings, sizes.trials()),
                    unseen);
        }
    }

    /**
     * Searches, or goes on where an earlier run was interrupted.
     *
     * @param what shown beside the progress bar
     */
    static StudyResult search(
            String what, Study study, Objective objective, TuningData data, Settings settings, int trials) {
        SideBySide machine = settings.sideBySide();
        try (TrialExecutor executor = new LocalExecutor(objective, data, machine.workers());
                Progress.Stage stage = machine.progress().begin(what, trials)) {
            return new Search(study, executor, SearchListener.on(stage, trials)).run(trials);
        }
    }

    private NetworkObjective networks(TuningData data) {
        int pixels = data.training().width();
        int classes = data.training().classes();
        return new NetworkObjective(
                (parameters, seed) -> network.configure(parameters, pixels, classes, seed), batchSize);
    }

    /**
     * Where a study is kept. Searches of other sizes lie beside each other, so that a short run does not destroy the work
     * of a long one.
     */
    static Path folder(Settings settings, String name, SearchSizes sizes, long seed) {
        String folder = name + " " + sizes.trials() + " trials " + sizes.epochs() + " epochs seed " + seed;
        return settings.output().resolve("studies").resolve(folder.replace(' ', '-'));
    }
}
