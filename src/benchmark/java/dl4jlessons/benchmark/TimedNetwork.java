package dl4jlessons.benchmark;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of ReLU layers for 28 × 28 pixels and ten classes, fitted by plain SGD: all that is timed here are such.
 *
 * @param depth hidden layers
 * @param width units in each of them
 * @param batchNorm whether each hidden layer normalizes before its ReLU; its dense part then has no bias
 * @param weights draws the initial weights, those of the output layer too
 * @param learningRate of SGD
 * @param weightDecay L2 coefficient of all weights; 0 leaves it out
 */
record TimedNetwork(
        int depth, int width, boolean batchNorm, IWeightInit weights, double learningRate, double weightDecay) {
    static final int PIXELS = 28 * 28;
    static final int CLASSES = 10;
    static final double LEARNING_RATE = 0.01;

    private static final int WIDTH = 100;

    /** Job <em>init</em>: 784-100×4-10. */
    static TimedNetwork init(IWeightInit weights) {
        return new TimedNetwork(4, WIDTH, false, weights, LEARNING_RATE, 0);
    }

    /**
     * Job <em>bn</em>: 784-100×5-10.
     *
     * @param scale standard deviation of the initial weights
     */
    static TimedNetwork bn(double scale, boolean batchNorm) {
        IWeightInit weights = new WeightInitDistribution(new NormalDistribution(0, scale));
        return new TimedNetwork(5, WIDTH, batchNorm, weights, LEARNING_RATE, 0);
    }

    /** Job <em>search</em>: 784-100×6-10 from He's weights. */
    static TimedNetwork search(double learningRate, double weightDecay) {
        return new TimedNetwork(6, WIDTH, false, he(), learningRate, weightDecay);
    }

    static IWeightInit he() {
        return WeightInit.RELU.getWeightInitFunction();
    }

    /** Inputs, units of each hidden layer, classes. */
    int[] sizes() {
        return IntStream.rangeClosed(0, depth + 1)
                .map(i -> i == 0 ? PIXELS : i <= depth ? width : CLASSES)
                .toArray();
    }

    MultiLayerConfiguration configuration(long seed) {
        NeuralNetConfiguration.Builder network = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(learningRate))
                .weightInit(weights)
                .activation(batchNorm ? Activation.IDENTITY : Activation.RELU);
        if (weightDecay > 0) {
            network.l2(weightDecay);
        }
        NeuralNetConfiguration.ListBuilder layers = network.list();
        for (int i = 0; i < depth; i++) {
            layers.layer(
                    new DenseLayer.Builder().nOut(width).hasBias(!batchNorm).build());
            if (batchNorm) {
                layers.layer(new BatchNormalization());
                layers.layer(new ActivationLayer(Activation.RELU));
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(PIXELS))
                .build();
    }
}
