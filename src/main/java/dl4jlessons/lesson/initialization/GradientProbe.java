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
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
     */
    public record HiddenLayer(double rms, double median) {}

    /** The hidden layers' gradients, first layer first. */
    public static List<HiddenLayer> of(MultiLayerNetwork network, Examples examples) {
        if (network.getGradientsViewArray() == null) {
            // a second view would cut off the updater of a network that has been trained from the gradients
            network.initGradientsView();
        }
        DataType type = network.params().dataType();
        network.setInput(examples.features().castTo(type));
        List<INDArray> activations = network.feedForward(true, false);
        List<HiddenLayer> layers = new ArrayList<>();
        int last = network.getnLayers() - 1;
        INDArray gradient = outputGradient(
                network.getLayer(last), activations.get(last), examples.labels().castTo(type));
        for (int i = last - 1; i >= 0; i--) {
            Layer layer = network.getLayer(i);
            layers.add(hiddenLayer(layer, activations.get(i), gradient));
            gradient = layer.backpropGradient(gradient, LayerWorkspaceMgr.noWorkspaces())
                    .getSecond();
        }
        Collections.reverse(layers);
        return layers;
    }

    /**
     * Gradient with respect to the inputs of the output layer: its z has the gradient probability minus label. DL4J would
     * do, if ND4J's softmax in double did not return NaN for an image whose z are all below -709, where exp underflows.
     */
    private static INDArray outputGradient(Layer output, INDArray input, INDArray labels) {
        INDArray z = z(output, input);
        INDArray probabilities = Nd4j.nn().softmax(z.subColumnVector(z.max(1)), 1);
        return probabilities
                .sub(labels)
                .mmul(output.getParam(DefaultParamInitializer.WEIGHT_KEY).transpose());
    }

    private static HiddenLayer hiddenLayer(Layer layer, INDArray input, INDArray outputGradient) {
        INDArray gradient = ((BaseLayer) layer.conf().getLayer())
                .getActivationFn()
                .backprop(z(layer, input), outputGradient.dup())
                .getFirst();
        double[] values = gradient.dup('c').data().asDouble();
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += values[i] * values[i];
            values[i] = Math.abs(values[i]);
        }
        return new HiddenLayer(Math.sqrt(squares / values.length), new Median().evaluate(values));
    }

    private static INDArray z(Layer layer, INDArray input) {
        return input.mmul(layer.getParam(DefaultParamInitializer.WEIGHT_KEY))
                .addiRowVector(layer.getParam(DefaultParamInitializer.BIAS_KEY));
    }
}
