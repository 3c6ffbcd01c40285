package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.training.ActivationProbe;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Exercises of lesson 2. */
public final class ActivationExercises {
    private static final int WIDTH = 100;
    private static final int INPUTS = 500;
    private static final long SEED = 1;
    private static final NetworkShape TANH = new NetworkShape(10, WIDTH, Activation.TANH);

    private ActivationExercises() {}

    /** Initial weights for ten layers of tanh; the answer is an untrained network's configuration. */
    public static Exercise<MultiLayerConfiguration> aliveTanh() {
        return new Exercise<>(
                "Keep layer 10 alive",
                "Near 0, tanh is almost the identity. By what factor does a linear layer of 100 inputs change the variance,"
                        + " and which standard deviation of the weights makes that factor 1?",
                ActivationExercises::aliveTanh);
    }

    private static Feedback aliveTanh(MultiLayerConfiguration network) {
        return TANH.difference(network).map(Feedback::problem).orElseGet(() -> {
            ActivationProbe.Layer last = probe(network, Activation.TANH).get(TANH.denseLayers() - 1);
            return Feedback.of(
                    Finding.atLeast("spread of one unit, layer 10", last.unitSpread(), 0.1),
                    Finding.atMost("share of saturated activations, layer 10", last.saturated(), 0.1));
        });
    }

    /** The standard deviation of weights for five layers of sigmoid. */
    public static Exercise<Double> sensitiveSigmoid() {
        return new Exercise<>(
                "Sigmoid units that still react",
                "Sigmoid's slope is at most ¼, so that every layer divides the spread by four or more. The weights may make up"
                        + " for that; too wide, they saturate the units instead.",
                ActivationExercises::sensitiveSigmoid);
    }

    private static Feedback sensitiveSigmoid(double standardDeviation) {
        return Feedback.unlessPositive("A standard deviation", standardDeviation)
                .orElseGet(() -> {
                    List<ActivationProbe.Layer> layers = probe(sigmoid(standardDeviation), Activation.SIGMOID);
                    ActivationProbe.Layer last = layers.get(layers.size() - 1);
                    return Feedback.of(
                            Finding.atLeast("spread of one unit, layer 5", last.unitSpread(), 0.04),
                            Finding.atMost("share of saturated activations, layer 5", last.saturated(), 0.25));
                });
    }

    private static MultiLayerConfiguration sigmoid(double standardDeviation) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(SEED)
                .weightInit(new NormalDistribution(0, standardDeviation))
                .activation(Activation.SIGMOID)
                .list();
        for (int i = 0; i < 5; i++) {
            layers.layer(new DenseLayer.Builder().nOut(WIDTH).build());
        }
        return layers.setInputType(InputType.feedForward(WIDTH)).build();
    }

    private static List<ActivationProbe.Layer> probe(MultiLayerConfiguration configuration, Activation activation) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Nd4j.getRandom().setSeed(Seeds.derive(SEED, INPUTS));
        INDArray inputs = Nd4j.randn(DataType.DOUBLE, INPUTS, WIDTH);
        return ActivationProbe.of(
                network, inputs.castTo(network.getLayerWiseConfigurations().getDataType()), 1, activation);
    }
}
