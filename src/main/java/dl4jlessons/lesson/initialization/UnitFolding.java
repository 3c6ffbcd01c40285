package dl4jlessons.lesson.initialization;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tests whether all hidden units of a network do the same, by replacing them with one. */
public final class UnitFolding {
    private UnitFolding() {}

    /**
     * Folds the hidden layer of a network with a single one into its first unit, whose output weights become the sums of
     * all units' output weights.
     *
     * @return the largest change of an output for these inputs: 0 if all units are the same; NaN if there is no hidden
     *     layer
     */
    public static double error(MultiLayerNetwork network, INDArray inputs) {
        return network.getnLayers() == 1 ? Double.NaN : error(network, inputs, weights -> weights.sum(true, 0));
    }

    /**
     * The same with other output weights for the one unit.
     *
     * @param network with one hidden layer
     * @param outputWeights from those of all units, shape (units, outputs), to those of the one, shape (1, outputs)
     * @throws IllegalArgumentException if they have another shape
     */
    public static double error(MultiLayerNetwork network, INDArray inputs, UnaryOperator<INDArray> outputWeights) {
        INDArray ofAll = network.getParam("1_W");
        INDArray ofOne = Objects.requireNonNull(outputWeights.apply(ofAll.dup()), "there are no output weights");
        long[] expected = {1, ofAll.size(1)};
        if (!Arrays.equals(ofOne.shape(), expected)) {
            // ND4J would copy them all the same, past the end of the parameter
            throw new IllegalArgumentException("the output weights have the shape " + Arrays.toString(ofOne.shape())
                    + ", and those of one unit have " + Arrays.toString(expected));
        }
        INDArray difference = network.output(inputs).sub(folded(network, ofOne).output(inputs));
        return difference.amaxNumber().doubleValue();
    }

    private static MultiLayerNetwork folded(MultiLayerNetwork network, INDArray outputWeights) {
        MultiLayerConfiguration configuration =
                network.getLayerWiseConfigurations().clone();
        ((FeedForwardLayer) configuration.getConf(0).getLayer()).setNOut(1);
        ((FeedForwardLayer) configuration.getConf(1).getLayer()).setNIn(1);
        MultiLayerNetwork folded = new MultiLayerNetwork(configuration);
        folded.init();
        folded.setParam("0_W", firstColumn(network.getParam("0_W")));
        folded.setParam("0_b", firstColumn(network.getParam("0_b")));
        folded.setParam("1_W", outputWeights);
        folded.setParam("1_b", network.getParam("1_b").dup());
        return folded;
    }

    private static INDArray firstColumn(INDArray parameters) {
        return parameters.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 1)).dup();
    }
}
