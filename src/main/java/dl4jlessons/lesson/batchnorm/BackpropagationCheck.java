package dl4jlessons.lesson.batchnorm;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Seeds;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Backpropagation through batch normalization, compared with central differences. γ and β are random: while γ is 1 and β
 * is 0 in every unit, code that forgets them passes as well.
 *
 * @param parameters the comparison, in double, for every parameter and for the input
 * @param floatDifference largest deviation of a gradient in float from the same in double, as a share of the largest
 *     gradient of that parameter; the worst parameter
 * @param constantStatistics the error one makes in the gradient with respect to the input by taking the mini-batch's mean
 *     and variance for constants, as a share of the largest gradient found in this way
 */
record BackpropagationCheck(
        List<GradientCheck.Compared> parameters, double floatDifference, double constantStatistics) {
    /** Images in a mini-batch: few enough to be quick. */
    static final int SEVERAL = 8;
    /** With a single one such a check can pass for nothing. */
    static final int ONE = 1;

    static final int HIDDEN_UNITS = 20;

    /** DL4J's default, which the network takes. */
    private static final double EPSILON = new BatchNormalization().getEps();

    private static final int ENTRIES = 50;

    static BackpropagationCheck of(Examples batch, long seed) {
        INDArray features = batch.features().castTo(DataType.DOUBLE);
        INDArray labels = batch.labels().castTo(DataType.DOUBLE);
        MultiLayerNetwork network = initialized(network(DataType.DOUBLE, batch, seed));
        Nd4j.getRandom().setSeed(Seeds.derive(seed, HIDDEN_UNITS));
        network.getParam("1_gamma")
                .assign(Nd4j.rand(DataType.DOUBLE, HIDDEN_UNITS).add(0.5));
        network.getParam("1_beta").assign(Nd4j.randn(DataType.DOUBLE, HIDDEN_UNITS));
        return new BackpropagationCheck(
                GradientCheck.of(network, features, labels, ENTRIES, seed),
                floatDifference(network, batch, seed),
                constantStatistics(network, batch, seed));
    }

    /** Largest difference between backpropagation and central differences, as a share of the parameter's largest gradient. */
    double largestDifference() {
        return parameters.stream()
                .mapToDouble(GradientCheck.Compared::relativeDifference)
                .max()
                .orElseThrow();
    }

    private static double floatDifference(MultiLayerNetwork network, Examples batch, long seed) {
        MultiLayerNetwork inFloat = initialized(network(DataType.FLOAT, batch, seed));
        inFloat.setParams(network.params().castTo(DataType.FLOAT));
        Map<String, INDArray> rounded = GradientCheck.backpropagation(inFloat, batch.features(), batch.labels());
        Map<String, INDArray> exact = GradientCheck.backpropagation(
                network,
                batch.features().castTo(DataType.DOUBLE),
                batch.labels().castTo(DataType.DOUBLE));
        return exact.keySet().stream()
                .mapToDouble(name -> deviation(rounded.get(name).castTo(DataType.DOUBLE), exact.get(name)))
                .max()
                .orElseThrow();
    }

    /**
     * Once mean and standard deviation are constants, normalization is a dense layer: its weights are multiplied by γ/σ.
     * That network gives the same answers to this mini-batch, but other gradients.
     */
    private static double constantStatistics(MultiLayerNetwork network, Examples batch, long seed) {
        INDArray features = batch.features().castTo(DataType.DOUBLE);
        INDArray labels = batch.labels().castTo(DataType.DOUBLE);
        INDArray z = network.feedForward(features, true).get(1);
        INDArray scale =
                network.getParam("1_gamma").div(Transforms.sqrt(z.var(false, 0).add(EPSILON)));
        MultiLayerNetwork folded = initialized(foldedNetwork(batch, seed));
        folded.getParam("0_W").assign(network.getParam("0_W").mulRowVector(scale));
        folded.getParam("0_b").assign(network.getParam("1_beta").sub(z.mean(0).mul(scale)));
        folded.getParam("1_W").assign(network.getParam("3_W"));
        folded.getParam("1_b").assign(network.getParam("3_b"));
        return deviation(inputGradient(network, features, labels), inputGradient(folded, features, labels));
    }

    private static INDArray inputGradient(MultiLayerNetwork network, INDArray features, INDArray labels) {
        return GradientCheck.backpropagation(network, features, labels).get(GradientCheck.INPUT);
    }

    private static double deviation(INDArray values, INDArray reference) {
        double largest = reference.amaxNumber().doubleValue();
        return values.sub(reference).amaxNumber().doubleValue() / largest;
    }

    private static MultiLayerConfiguration network(DataType type, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(seed)
                .activation(Activation.IDENTITY)
                .list(
                        new DenseLayer.Builder()
                                .nOut(HIDDEN_UNITS)
                                .hasBias(false)
                                .build(),
                        new BatchNormalization(),
                        // smooth: at ReLU's kink a difference across it is no gradient
                        new ActivationLayer(Activation.TANH),
                        output(images))
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static MultiLayerConfiguration foldedNetwork(Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(seed)
                .list(
                        new DenseLayer.Builder()
                                .nOut(HIDDEN_UNITS)
                                .activation(Activation.TANH)
                                .build(),
                        output(images))
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static OutputLayer output(Examples images) {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(images.classes())
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static MultiLayerNetwork initialized(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
