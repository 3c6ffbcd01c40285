package dl4jlessons.lesson.initialization;

import dl4jlessons.data.Examples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Follows the gradient of the loss backwards through the hidden layers of a network of dense layers with softmax outputs
 * and cross-entropy. Give the network the data type double: in deep networks these gradients are too small for float.
 */
public final class GradientProbe {
    private GradientProbe() {}

    /**
     * Gradients of the loss of single images with respect to the inputs z of one layer's activation functions. There is
     * one such value for every image and unit.
     *
     * @param rms root of their mean square, which a few large ones carry
     * @param median median of their absolute values: the typical unit for the typical image
     * @param backward from the layer above, or from the output layer, to this one: of the gradient
     * @param forward from this layer to the one above, or to the output layer: of z
     * @param weightGradient of this layer
     */
    public record HiddenLayer(double rms, double median, Gain backward, Gain forward, WeightGradient weightGradient) {}

    /**
     * The factor by which a root mean square changes from one layer to the next.
     *
     * @param measured in the network
     * @param predicted for independent weights with mean 0 and biases of 0, from the variance of the weights and from one
     *     layer's moments
     */
    public record Gain(double measured, double predicted) {
        /** By which factor the prediction is off, in either direction; 1 if it is exact. */
        double error() {
            return Math.exp(Math.abs(Math.log(predicted / measured)));
        }
    }

    /**
     * Root mean square over the weights of a layer of the gradient of the loss.
     *
     * @param ofImages of single images, over all of them
     * @param ofBatches of the mean loss of mini-batches, over all of them: what updates the weights
     */
    public record WeightGradient(double ofImages, double ofBatches) {}

    /**
     * The hidden layers' gradients, first layer first.
     *
     * @param batchSize images a mini-batch; those left over at the end are in none
     */
    public static List<HiddenLayer> of(MultiLayerNetwork network, Examples examples, int batchSize) {
        DataType type = network.params().dataType();
        network.setInput(examples.features().castTo(type));
        List<INDArray> activations = network.feedForward(true, false);
        List<HiddenLayer> layers = new ArrayList<>();
        int last = network.getnLayers() - 1;
        INDArray zAbove = z(network.getLayer(last), activations.get(last));
        INDArray gradientAbove = outputGradient(zAbove, examples.labels().castTo(type));
        for (int i = last - 1; i >= 0; i--) {
            Layer layer = network.getLayer(i);
            INDArray weightsAbove = weights(network.getLayer(i + 1));
            INDArray z = z(layer, activations.get(i));
            INDArray gradient = throughActivation(layer, z, gradientAbove.mmul(weightsAbove.transpose()));
            double slope = meanSquare(throughActivation(layer, z, Nd4j.onesLike(z)));
            double activation = meanSquare(activations.get(i + 1));
            layers.add(new HiddenLayer(
                    Math.sqrt(meanSquare(gradient)),
                    medianSize(gradient),
                    new Gain(
                            Math.sqrt(meanSquare(gradient) / meanSquare(gradientAbove)),
                            Math.sqrt(weightsAbove.columns() * meanSquare(weightsAbove) * slope)),
                    new Gain(
                            Math.sqrt(meanSquare(zAbove) / meanSquare(z)),
                            Math.sqrt(weightsAbove.rows() * meanSquare(weightsAbove) * activation / meanSquare(z))),
                    weightGradient(activations.get(i), gradient, batchSize)));
            zAbove = z;
            gradientAbove = gradient;
        }
        Collections.reverse(layers);
        return layers;
    }

    /**
     * Gradient with respect to the output layer's z: probability minus label. DL4J would do, if ND4J's softmax in double
     * did not return NaN for an image whose z are all below -709, where exp underflows.
     */
    private static INDArray outputGradient(INDArray z, INDArray labels) {
        return Nd4j.nn().softmax(z.subColumnVector(z.max(1)), 1).sub(labels);
    }

    /** The activation function's slope at z, times the gradient behind it. Both are copied: DL4J overwrites them. */
    private static INDArray throughActivation(Layer layer, INDArray z, INDArray gradient) {
        return ((BaseLayer) layer.conf().getLayer())
                .getActivationFn()
                .backprop(z.dup(), gradient.dup())
                .getFirst();
    }

    /** An image's weight gradient is its inputs times its gradients, one product a weight. */
    private static WeightGradient weightGradient(INDArray inputs, INDArray gradients, int batchSize) {
        double ofImages = inputs.mul(inputs)
                .mean(1)
                .mul(gradients.mul(gradients).mean(1))
                .meanNumber()
                .doubleValue();
        double ofBatches = 0;
        int batches = inputs.rows() / batchSize;
        for (int batch = 0; batch < batches; batch++) {
            var rows = NDArrayIndex.interval((long) batch * batchSize, (batch + 1L) * batchSize);
            INDArray sums = inputs.get(rows).transpose().mmul(gradients.get(rows));
            ofBatches += meanSquare(sums.divi(batchSize)) / batches;
        }
        return new WeightGradient(Math.sqrt(ofImages), Math.sqrt(ofBatches));
    }

    private static double meanSquare(INDArray array) {
        double squares = 0;
        for (double value : values(array)) {
            squares += value * value;
        }
        return squares / array.length();
    }

    private static double medianSize(INDArray array) {
        double[] sizes = values(array);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        return new Median().evaluate(sizes);
    }

    private static double[] values(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    private static INDArray z(Layer layer, INDArray input) {
        return input.mmul(weights(layer)).addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY));
    }

    /** Inputs down, units across. */
    private static INDArray weights(Layer layer) {
        return layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    }
}
