package dl4jlessons.lesson.initialization;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Scratch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Follows the gradient of the loss backwards through the hidden layers of a network of dense layers with softmax outputs
 * and cross-entropy. Give the network the data type double: in deep networks these gradients are too small for float.
 */
public final class GradientProbe {
    /** Where tanh z is z to twelve digits. */
    private static final double LINEAR = 1e-6;

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
        return Scratch.compute(() -> follow(network, examples, batchSize));
    }

    private static List<HiddenLayer> follow(MultiLayerNetwork network, Examples examples, int batchSize) {
        DataType type = network.params().dataType();
        int last = network.getnLayers() - 1;
        List<INDArray> inputs = new ArrayList<>(List.of(examples.features().castTo(type)));
        List<INDArray> zs = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            zs.add(z(network.getLayer(i), inputs.get(i)));
            inputs.add(i < last ? activations(function(network.getLayer(i)), zs.get(i)) : zs.get(i));
        }
        List<HiddenLayer> layers = new ArrayList<>();
        INDArray gradientAbove = outputGradient(zs.get(last), examples.labels().castTo(type));
        for (int i = last - 1; i >= 0; i--) {
            INDArray weightsAbove = weights(network.getLayer(i + 1));
            double weightSquare = meanSquare(weightsAbove);
            double zSquare = meanSquare(zs.get(i));
            INDArray slopes = slopes(function(network.getLayer(i)), zs.get(i));
            INDArray gradient = gradientAbove.mmul(weightsAbove.transpose()).muli(slopes);
            Gain backward = new Gain(
                    Math.sqrt(meanSquare(gradient) / meanSquare(gradientAbove)),
                    Math.sqrt(weightsAbove.columns() * weightSquare * meanSquare(slopes)));
            Gain forward = new Gain(
                    Math.sqrt(meanSquare(zs.get(i + 1)) / zSquare),
                    Math.sqrt(weightsAbove.rows() * weightSquare * meanSquare(inputs.get(i + 1)) / zSquare));
            layers.add(new HiddenLayer(
                    Math.sqrt(meanSquare(gradient)),
                    medianSize(gradient),
                    backward,
                    forward,
                    weightGradient(inputs.get(i), gradient, batchSize)));
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

    /**
     * The function's values. ND4J's tanh in double is 0 where |z| is below 1e-16, and the signal would end there: as small
     * as that tanh z is z, with a relative error of z²/3.
     */
    private static INDArray activations(IActivation function, INDArray z) {
        boolean linear = function instanceof ActivationTanH && z.amaxNumber().doubleValue() < LINEAR;
        return linear ? z : function.getActivation(z.dup(), true);
    }

    /** The function's slopes. DL4J multiplies them with what comes back, and overwrites both. */
    private static INDArray slopes(IActivation function, INDArray z) {
        return function.backprop(z.dup(), Nd4j.onesLike(z)).getFirst();
    }

    private static IActivation function(Layer layer) {
        return ((BaseLayer) layer.conf().getLayer()).getActivationFn();
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
        double norm = array.norm2Number().doubleValue();
        return norm * norm / array.length();
    }

    private static double medianSize(INDArray array) {
        return new Median().evaluate(Transforms.abs(array).ravel().toDoubleVector());
    }

    private static INDArray z(Layer layer, INDArray input) {
        return input.mmul(weights(layer)).addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY));
    }

    /** Inputs down, units across. */
    private static INDArray weights(Layer layer) {
        return layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    }
}
