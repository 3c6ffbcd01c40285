package dl4jlessons.spark;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.search.Cluster;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.LocalExecutor;
import dl4jlessons.search.Objective;
import dl4jlessons.search.ObjectiveRecipe;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.TrainingState;
import dl4jlessons.search.TrialExecutor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/** What a rung costs that is not training: rungs that do nothing, one after the other and two at once. */
public final class RungOverhead {
    private static final int RUNGS = 100;
    private static final int WARM_UP = 50;
    private static final int IMAGES = 3000;
    private static final int PIXELS = 784;
    private static final double NANOS_A_MILLISECOND = 1e6;

    private RungOverhead() {}

    /** Gives back the state that it was given. */
    record Idle() implements ObjectiveRecipe {
        @Override
        public Objective objective(TrainValidationData data) {
            return new Objective() {
                @Override
                public RungResult train(TrainValidationData examples, RungTask task) {
                    return RungResult.trained(
                            task, List.of(new EpochResult(task.toEpoch(), 1, 0.5, 0.5)), task.state());
                }

                @Override
                public String fingerprint(SearchSpace space) {
                    return "idle";
                }
            };
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Nd4jRuntime.start();
        Examples examples = new Examples(Nd4j.zeros(IMAGES, PIXELS), Nd4j.zeros(IMAGES, 10));
        TrainValidationData data = new TrainValidationData(examples, examples.first(1));
        System.out.println(
                "examples, sent to each executor once: " + new WorkOrder(new Idle(), data).bytes() + " bytes");
        for (int workers : List.of(1, 2)) {
            try (TrialExecutor threads = new LocalExecutor(new Idle().objective(data), data, workers)) {
                measure(workers + " threads", threads, workers);
            }
            Cluster.Settings settings = new Cluster.Settings(
                    Optional.of("local-cluster[" + workers + ",1,512]"),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("spark.executor.extraClassPath", arguments[0]));
            long start = System.nanoTime();
            try (TrialExecutor spark = new SparkCluster().at(settings).connect(new Idle(), data, System.out::println)) {
                System.out.printf(Locale.ROOT, "connected in %.1f s%n", (System.nanoTime() - start) / 1e9);
                measure(workers + " executors", spark, workers);
            }
        }
    }

    private static void measure(String what, TrialExecutor executor, int atOnce)
            throws InterruptedException, IOException {
        for (int state : List.of(0, 1_000_000)) {
            RungTask task = new RungTask(
                    0, new Parameters(Map.of("x", 0.1)), 1, 0, 1, TrainingState.of(new byte[state]), false);
            double[] millis = new double[RUNGS];
            for (int rung = 0; rung < RUNGS + WARM_UP; rung++) {
                long start = System.nanoTime();
                for (int i = 0; i < atOnce; i++) {
                    executor.submit(task);
                }
                for (int i = 0; i < atOnce; i++) {
                    executor.take();
                }
                if (rung >= WARM_UP) {
                    millis[rung - WARM_UP] = (System.nanoTime() - start) / NANOS_A_MILLISECOND / atOnce;
                }
            }
            Arrays.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "%s, state of %d bytes, task of %d: median %.2f ms a rung, 90 %% below %.2f%n",
                    what,
                    state,
                    size(task),
                    millis[RUNGS / 2],
                    millis[RUNGS * 9 / 10]);
        }
    }

    private static int size(RungTask task) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(task);
        }
        return bytes.size();
    }
}
