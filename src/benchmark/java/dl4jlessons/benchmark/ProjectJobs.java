package dl4jlessons.benchmark;

import dl4jlessons.data.Examples;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.LocalExecutor;
import dl4jlessons.search.Objective;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.Search;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.TrainingState;
import dl4jlessons.search.TrialExecutor;
import dl4jlessons.training.History;
import dl4jlessons.training.ParallelRuns;
import dl4jlessons.training.Progress;
import dl4jlessons.training.Training;
import dl4jlessons.training.TrainingObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The jobs as this project's users run them: its training loop, networks side by side, its search with a journal. */
final class ProjectJobs {
    private static final long SEED = 1;

    private final Engine engine;
    private final int workers;
    private final ImageFolder folder;
    private final Path scratch;

    /**
     * @param workers networks trained at the same time
     * @param scratch where the search may keep its journal
     */
    ProjectJobs(Engine engine, int workers, ImageFolder folder, Path scratch) {
        this.engine = engine;
        this.workers = workers;
        this.folder = folder;
        this.scratch = scratch;
    }

    /**
     * Does a job.
     *
     * @return a figure that shows that something was learned
     */
    String run(Job job, Job.Size size) throws IOException {
        return switch (job) {
            case INIT -> init(size);
            case BN -> bn(size);
            case SEARCH -> search(size);
        };
    }

    private String init(Job.Size size) {
        Examples images = folder.trainingPool().all();
        Training training = Training.on(images)
                .batchSize(Job.INIT_BATCH)
                .iterations(size.length())
                .validationOnly();
        List<History> histories =
                parallelRuns(IntStream.range(0, size.count()).boxed().toList(), (weights, run) -> {
                    TimedNetwork network =
                            TimedNetwork.init(Job.weights(size.count()).get(weights));
                    return training.fit(engine.network(network.configuration(SEED)), run);
                });
        return Job.losses(histories.stream().map(h -> h.finalLoss(1)).toList());
    }

    private String bn(Job.Size size) {
        Examples images = folder.trainingPool().first(Job.BN_IMAGES);
        Training training = Training.on(images).batchSize(Job.BATCH).epochs(size.length());
        List<TimedNetwork> networks = Job.scales(size.count()).stream()
                .flatMap(scale -> Stream.of(TimedNetwork.bn(scale, false), TimedNetwork.bn(scale, true)))
                .toList();
        List<History> histories = parallelRuns(
                networks, (network, run) -> training.fit(engine.network(network.configuration(SEED)), run));
        return "best accuracy "
                + histories.stream()
                        .mapToDouble(h -> h.last().trainingAccuracy())
                        .max()
                        .orElseThrow();
    }

    private String search(Job.Size size) throws IOException {
        Examples images = folder.trainingPool().first(Job.SEARCH_TRAINING + Job.SEARCH_VALIDATION);
        TrainValidationData data = new TrainValidationData(
                images.first(Job.SEARCH_TRAINING), images.range(Job.SEARCH_TRAINING, images.size()));
        StudyPlan plan = StudyPlan.randomSearch(BookNetwork.SPACE, SEED, size.length());
        Path journal = Files.createTempDirectory(Files.createDirectories(scratch), "study");
        try (Study study = Study.open(journal, plan, new Trials(), data);
                TrialExecutor executor = new LocalExecutor(new Trials(), data, workers)) {
            return "best validation accuracy "
                    + new Search(study, executor, SearchListener.NONE)
                            .run(size.count())
                            .best()
                            .orElseThrow()
                            .accuracy();
        } finally {
            delete(journal);
        }
    }

    private interface Fit<V> {
        History fit(V variant, dl4jlessons.training.TrainingRun<V> run);
    }

    private <V> List<History> parallelRuns(List<V> variants, Fit<V> fit) {
        var runs = new ParallelRuns(workers, Progress.NONE, TrainingObserver.NONE)
                .run("training", variants, List.of(SEED), run -> fit.fit(run.variant(), run));
        return variants.stream().map(variant -> runs.of(variant).get(0)).toList();
    }

    /** As {@code NetworkObjective}, but with the engine's networks. */
    private final class Trials implements Objective {
        @Override
        public RungResult train(TrainValidationData data, RungTask task) {
            TimedNetwork network = TimedNetwork.search(
                    task.parameters().number("learning rate"), task.parameters().number("weight decay"));
            History history = Training.on(data)
                    .batchSize(Job.BATCH)
                    .fitEpochs(
                            engine.network(network.configuration(task.seed())),
                            task.seed(),
                            task.fromEpoch(),
                            task.toEpoch());
            List<EpochResult> curve = IntStream.range(0, history.evaluations().size())
                    .mapToObj(i -> epoch(history, i))
                    .toList();
            return RungResult.trained(task, curve, TrainingState.NONE);
        }

        private EpochResult epoch(History history, int i) {
            int perEpoch = Job.SEARCH_TRAINING / Job.BATCH;
            History.Evaluation accuracies = history.evaluations().get(i);
            return new EpochResult(
                    i + 1,
                    history.meanLoss(i * perEpoch, (i + 1) * perEpoch),
                    accuracies.trainingAccuracy(),
                    accuracies.validationAccuracy());
        }

        @Override
        public String fingerprint(SearchSpace space) {
            return "benchmark";
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
