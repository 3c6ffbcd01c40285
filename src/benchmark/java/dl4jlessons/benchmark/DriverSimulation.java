package dl4jlessons.benchmark;

import dl4jlessons.data.Examples;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Objective;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.Search;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.StandardNetwork;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrainingState;
import dl4jlessons.search.TrialExecutor;
import dl4jlessons.search.TrialState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How large a search the driver can lead: the project's own driver, with its journal on a real disk, and workers that only
 * say when they would have ended. Their time is that of real trials, recorded first.
 */
public final class DriverSimulation {
    private static final int RECORDED_TRIALS = 40;
    private static final int EPOCHS = 27;
    private static final int STATE_BYTES = 100_000;
    private static final double NANOS = 1e9;

    private DriverSimulation() {}

    /**
     * Prints a line for each search.
     *
     * @param arguments trials and workers, in turn
     */
    public static void main(String[] arguments) throws IOException {
        Nd4jRuntime.start();
        double[] seconds = recordedSecondsPerEpoch();
        System.out.printf(
                Locale.ROOT,
                "seconds an epoch of %d trials: median %.3f, fastest %.3f, slowest %.3f%n",
                seconds.length,
                seconds[seconds.length / 2],
                seconds[0],
                seconds[seconds.length - 1]);
        for (int i = 0; i < arguments.length; i += 2) {
            int trials = Integer.parseInt(arguments[i]);
            int workers = Integer.parseInt(arguments[i + 1]);
            for (Pruner pruner : List.of(Pruner.successiveHalving(3, 1), Pruner.asha(3, 1))) {
                simulate(pruner, trials, workers, seconds);
            }
        }
    }

    private static double[] recordedSecondsPerEpoch() {
        Examples images = Split.tuning(
                        ImageFolder.of(ProjectFolder.fashionMnist()).trainingPool(), 1, 1000, 500)
                .training();
        TrainValidationData data = new TrainValidationData(images, images.first(500));
        NetworkObjective objective =
                new NetworkObjective(new StandardNetwork(images.width(), images.classes()), StandardNetwork::batchSize);
        SearchSpace space = StandardNetwork.space(images.size());
        return IntStream.range(0, RECORDED_TRIALS)
                .mapToDouble(trial -> {
                    RungTask task = new RungTask(
                            trial,
                            Sampler.random().parameters(space, 1, trial),
                            Seeds.derive(1, trial),
                            0,
                            1,
                            TrainingState.NONE,
                            true);
                    long start = System.nanoTime();
                    try {
                        objective.train(data, task);
                    } catch (IOException e) {
                        throw new IllegalStateException("nothing is written", e);
                    }
                    return (System.nanoTime() - start) / NANOS;
                })
                .skip(RECORDED_TRIALS / 10)
                .sorted()
                .toArray();
    }

    private static void simulate(Pruner pruner, int trials, int workers, double[] seconds) throws IOException {
        Path folder = Files.createTempDirectory("driver");
        Workers simulated = new Workers(workers, seconds);
        StudyPlan plan =
                StudyPlan.randomSearch(StandardNetwork.space(1000), 1, EPOCHS).with(pruner);
        Examples none = new Examples(Nd4j.eye(2), Nd4j.eye(2));
        long start = System.nanoTime();
        StudyResult result;
        try (Study study = Study.open(folder, plan, NOTHING, new TrainValidationData(none, none))) {
            result = new Search(study, simulated, SearchListener.NONE).train(trials);
        }
        double driver = (System.nanoTime() - start) / NANOS;
        System.out.printf(
                Locale.ROOT,
                "%s, %d trials, %d workers: %d rungs in %.1f s of the workers' time, of which they train %.1f %%; %d trials"
                        + " complete; the driver took %.1f s, %.2f ms a rung; journal %.1f MB%n",
                pruner.description(),
                trials,
                workers,
                simulated.rungs,
                simulated.now,
                100 * simulated.busy / (workers * simulated.now),
                result.count(TrialState.COMPLETE),
                driver,
                1000 * driver / simulated.rungs,
                Files.size(folder.resolve(Study.JOURNAL)) / 1e6);
        FileUtils.deleteDirectory(folder.toFile());
    }

    private static final Objective NOTHING = new Objective() {
        @Override
        public RungResult train(TrainValidationData data, RungTask task) {
            throw new UnsupportedOperationException("only the driver works here");
        }

        @Override
        public String fingerprint(SearchSpace space) {
            return "simulated";
        }
    };

    /** Workers in a time of their own. */
    private static final class Workers implements TrialExecutor {
        private record Job(double end, RungTask task) {}

        private final PriorityQueue<Job> jobs = new PriorityQueue<>(Comparator.comparingDouble(Job::end)
                .thenComparingInt(job -> job.task().trial()));
        private final int workers;
        private final double[] seconds;
        private double now;
        private double busy;
        private int rungs;

        Workers(int workers, double[] seconds) {
            this.workers = workers;
            this.seconds = seconds;
        }

        @Override
        public int workers() {
            return workers;
        }

        @Override
        public void submit(RungTask task) {
            int epochs = task.toEpoch() - task.fromEpoch();
            double took = epochs * seconds[(int) Math.floorMod(task.seed(), (long) seconds.length)];
            busy += took;
            rungs++;
            jobs.add(new Job(now + took, task));
        }

        @Override
        public RungResult take() {
            Job job = jobs.remove();
            now = job.end();
            RungTask task = job.task();
            List<EpochResult> curve = new ArrayList<>();
            for (int epoch = task.fromEpoch() + 1; epoch <= task.toEpoch(); epoch++) {
                double accuracy = Math.floorMod(task.seed() >> 8, 1000L) / 1000.0 * epoch / (epoch + 1.0);
                curve.add(new EpochResult(epoch, 1, accuracy, accuracy));
            }
            return RungResult.trained(
                    task, curve, task.last() ? TrainingState.NONE : TrainingState.of(new byte[STATE_BYTES]));
        }

        @Override
        public void close() {
            jobs.clear();
        }
    }
}
