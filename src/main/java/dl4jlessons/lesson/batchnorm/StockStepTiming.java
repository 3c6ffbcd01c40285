package dl4jlessons.lesson.batchnorm;

import dl4jlessons.data.Examples;
import dl4jlessons.experiment.Settings;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.lesson.Normalization;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** What an iteration of a network costs on DL4J's own step: the cost of a layer belongs to an implementation. */
final class StockStepTiming {
    /** Iterations that are timed, after as many that warm the step up: about a second for two networks. */
    private static final int ITERATIONS = 40;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private StockStepTiming() {}

    /**
     * Times networks one after the other.
     *
     * @param configuration of a network with this normalization
     * @param batch one mini-batch, used again and again
     * @return processor seconds for an iteration
     */
    static Map<Normalization, Double> seconds(
            Settings settings,
            List<Normalization> kinds,
            Function<Normalization, MultiLayerConfiguration> configuration,
            Examples batch) {
        // one run, so that nothing else is timed; a worker's thread does all of its work itself
        long seed = settings.seeds().get(0);
        return settings.parallelRuns()
                .run("timing DL4J's own step", List.of(TrainingStep.STOCK), List.of(seed), run -> kinds.stream()
                        .collect(Collectors.toMap(
                                kind -> kind, kind -> seconds(run.variant(), configuration.apply(kind), batch))))
                .get(TrainingStep.STOCK, seed);
    }

    private static double seconds(TrainingStep step, MultiLayerConfiguration configuration, Examples batch) {
        MultiLayerNetwork network = step.network(configuration);
        DataSet examples = new DataSet(batch.features(), batch.labels());
        fit(network, examples);
        long start = THREADS.getCurrentThreadCpuTime();
        fit(network, examples);
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e9 / ITERATIONS;
    }

    private static void fit(MultiLayerNetwork network, DataSet batch) {
        for (int i = 0; i < ITERATIONS; i++) {
            network.fit(batch);
        }
    }
}
