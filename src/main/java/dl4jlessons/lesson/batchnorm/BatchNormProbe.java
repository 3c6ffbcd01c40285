package dl4jlessons.lesson.batchnorm;

import dl4jlessons.data.Examples;
import dl4jlessons.fused.SelectiveListener;
import dl4jlessons.training.Accuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Watches one BatchNormalization layer while its network is trained: its parameters, its running statistics, and what
 * difference it makes whether the network answers from those or from the statistics of the examples at hand.
 */
public final class BatchNormProbe extends BaseTrainingListener implements SelectiveListener {
    private final int layer;
    private final Examples examples;
    private final Set<Integer> iterations;
    private final INDArray initialWeights;
    private final List<Snapshot> snapshots = new ArrayList<>();

    /**
     * The state after some iterations.
     *
     * @param iteration updates done so far
     * @param batchAccuracy share of the examples classified correctly when all BatchNormalization layers normalize with
     *     these examples' own statistics, as in training
     * @param runningAccuracy the same with running statistics, as in inference
     * @param resetAccuracy as {@code batchAccuracy}, with γ = 1 and β = 0 in all BatchNormalization layers
     * @param weightChange largest change, since before training, of a weight of the dense layer below
     * @param gamma each unit's scale
     * @param beta each unit's shift
     * @param batch statistics of what enters the layer, over these examples
     * @param running what the layer takes those statistics to be in inference
     */
    public record Snapshot(
            int iteration,
            double batchAccuracy,
            double runningAccuracy,
            double resetAccuracy,
            double weightChange,
            List<Double> gamma,
            List<Double> beta,
            UnitStatistics batch,
            UnitStatistics running) {

        /** Deviation of the running means, in standard deviations of what enters the layer: root mean square over units. */
        public double meanError() {
            return rootMeanSquare(i -> (running.means().get(i) - batch.means().get(i))
                    / batch.deviations().get(i));
        }

        /** Deviation of the running standard deviations, as a share of the true ones: root mean square over units. */
        public double deviationError() {
            List<Double> kept = running.deviations();
            List<Double> found = batch.deviations();
            return rootMeanSquare(i -> kept.get(i) / found.get(i) - 1);
        }

        private double rootMeanSquare(IntToDoubleFunction ofUnit) {
            return Math.sqrt(IntStream.range(0, gamma.size())
                    .mapToDouble(ofUnit)
                    .map(deviation -> deviation * deviation)
                    .average()
                    .orElseThrow());
        }
    }

    /**
     * Takes a snapshot now, and again when so many iterations are done.
     *
     * @param layer index of a BatchNormalization layer above a dense one, with learned γ and β and with log10 standard
     *     deviations, as is DL4J's default
     * @param examples what the network is shown; more than one
     * @param iterations when to take a snapshot; those that training does not reach are left out
     */
    public BatchNormProbe(MultiLayerNetwork network, int layer, Examples examples, Set<Integer> iterations) {
        this.layer = layer;
        this.examples = examples;
        this.iterations = iterations;
        this.initialWeights = weightsBelow(network).dup();
        snapshots.add(snapshot(network, 0));
    }

    /** It looks at parameters alone. */
    @Override
    public boolean wantsNextIteration() {
        return false;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        // DL4J counts the iteration that has just been done from 0
        int done = iteration + 1;
        if (iterations.contains(done)) {
            snapshots.add(snapshot((MultiLayerNetwork) model, done));
        }
    }

    /** The snapshots so far, the first one before training. */
    public List<Snapshot> snapshots() {
        return List.copyOf(snapshots);
    }

    private Snapshot snapshot(MultiLayerNetwork network, int iteration) {
        // index 0 is the input itself, so this is what enters the layer
        List<INDArray> activations = network.feedForward(examples.features(), true);
        INDArray entering = activations.get(layer);
        INDArray outputs = activations.get(activations.size() - 1);
        Layer probed = network.getLayer(layer);
        return new Snapshot(
                iteration,
                Accuracy.of(outputs, examples.labels()),
                Accuracy.of(network, examples),
                resetAccuracy(network),
                weightsBelow(network).sub(initialWeights).amaxNumber().doubleValue(),
                UnitStatistics.list(probed.getParam(BatchNormalizationParamInitializer.GAMMA)),
                UnitStatistics.list(probed.getParam(BatchNormalizationParamInitializer.BETA)),
                UnitStatistics.of(entering),
                running(probed));
    }

    /** Sets γ and β back for as long as it takes to look at the outputs. */
    private double resetAccuracy(MultiLayerNetwork network) {
        INDArray parameters = network.params().dup();
        for (Layer any : network.getLayers()) {
            if (any.conf().getLayer() instanceof BatchNormalization) {
                any.getParam(BatchNormalizationParamInitializer.GAMMA).assign(1);
                any.getParam(BatchNormalizationParamInitializer.BETA).assign(0);
            }
        }
        List<INDArray> activations = network.feedForward(examples.features(), true);
        network.params().assign(parameters);
        return Accuracy.of(activations.get(activations.size() - 1), examples.labels());
    }

    private INDArray weightsBelow(MultiLayerNetwork network) {
        return network.getLayer(layer - 1).getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    /** The running statistics of a layer. Variances are kept as logarithms of standard deviations, to the base 10. */
    private static UnitStatistics running(Layer layer) {
        INDArray exponents = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD)
                .castTo(DataType.DOUBLE)
                .mul(2);
        INDArray tens = exponents.ulike().assign(10);
        return UnitStatistics.of(
                layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN), Transforms.pow(tens, exponents));
    }
}
