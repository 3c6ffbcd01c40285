package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.initialization.GradientProbe;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Exercises of lesson 3. */
public final class GradientExercises {
    private static final int IMAGES = 200;
    private static final int SIGMOID_LAYERS = 5;
    private static final HiddenLayers TWENTY = new HiddenLayers(20, 100);

    private GradientExercises() {}

    /** A network of twenty layers whose first one gets a usable gradient; the answer is its configuration, untrained. */
    public static Exercise<MultiLayerConfiguration> twentyLayers() {
        return new Exercise<>(
                "Twenty layers that could be taught",
                "On its way back through a layer the gradient is multiplied by the slope of the activation function and by the"
                        + " weights. Which function has a slope of 1, and which weights suit it?",
                GradientExercises::twentyLayers);
    }

    private static Feedback twentyLayers(MultiLayerConfiguration configuration) {
        return TWENTY.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            List<HiddenLayer> layers = gradients(configuration);
            HiddenLayer first = layers.get(0);
            double arrives = first.rms() / layers.get(layers.size() - 1).rms();
            return Feedback.of(
                    Finding.atLeast("RMS gradient, first layer ÷ last", arrives, 0.1),
                    Finding.atMost("the same, from above", arrives, 10),
                    Finding.atLeast("median gradient at the first layer", first.median(), 0.001));
        });
    }

    /** The standard deviation of weights with which the typical unit of a sigmoid network gets most gradient. */
    public static Exercise<Double> typicalUnit() {
        return new Exercise<>(
                "A gradient for the typical unit",
                "Wide weights saturate the typical unit, whose slope is then almost 0; narrow weights divide what comes back,"
                        + " layer by layer. The median is largest in between.",
                GradientExercises::typicalUnit);
    }

    private static Feedback typicalUnit(double standardDeviation) {
        return Feedback.unlessPositive("A standard deviation", standardDeviation)
                .orElseGet(() -> {
                    HiddenLayer first = gradients(sigmoid(standardDeviation)).get(0);
                    return Feedback.of(Finding.atLeast("median gradient at the first layer", first.median(), 0.001));
                });
    }

    private static List<HiddenLayer> gradients(MultiLayerConfiguration configuration) {
        Examples images = ShortTraining.allImages().training().first(IMAGES);
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return GradientProbe.of(network, images, IMAGES);
    }

    private static MultiLayerConfiguration sigmoid(double standardDeviation) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(1)
                .weightInit(new NormalDistribution(0, standardDeviation))
                .activation(Activation.SIGMOID)
                .list();
        for (int i = 0; i < SIGMOID_LAYERS; i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
