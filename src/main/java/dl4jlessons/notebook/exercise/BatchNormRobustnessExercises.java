package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.batchnorm.UnitStatistics;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercises of lesson 8. */
public final class BatchNormRobustnessExercises {
    private static final int HIDDEN_LAYERS = 5;
    private static final HiddenLayers FIVE = new HiddenLayers(HIDDEN_LAYERS, 100);
    private static final int IMAGES = 500;
    private static final double LEARNING_RATE = 0.01;
    /** 50 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(1000, 100, 5);

    private BatchNormRobustnessExercises() {}

    /** Normalization that also lifts the faintest signal; the answer is the network's configuration, untrained. */
    public static Exercise<MultiLayerConfiguration> faintSignals() {
        return new Exercise<>(
                "Lift a faint signal",
                "A variance v leaves the layer as v / (v + ε). How large is v, for a sum of some hundred terms, each a weight"
                        + " of 0.0001 times a number near 1?",
                BatchNormRobustnessExercises::faintSignals);
    }

    private static Feedback faintSignals(MultiLayerConfiguration configuration) {
        return FIVE.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init();
            List<Integer> normalizations = IntStream.range(0, network.getnLayers())
                    .boxed()
                    .filter(i -> configuration.getConf(i).getLayer() instanceof BatchNormalization)
                    .toList();
            if (normalizations.isEmpty()) {
                return Feedback.problem("There is no BatchNormalization layer in the network.");
            }
            return Feedback.of(
                    Finding.atMost("largest weight of the first layer", largestWeight(network), 0.001),
                    Finding.atLeast(
                            "variance of the median unit that leaves the last BatchNormalization",
                            medianVariance(network, Collections.max(normalizations)),
                            0.8));
        });
    }

    private static double largestWeight(MultiLayerNetwork network) {
        return network.getParam("0_W").amaxNumber().doubleValue();
    }

    private static double medianVariance(MultiLayerNetwork network, int layer) {
        Examples images = ShortTraining.allImages().training().first(IMAGES);
        INDArray leaving = network.feedForward(images.features(), true).get(layer + 1);
        double[] variances = UnitStatistics.of(leaving).variances().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new Median().evaluate(variances);
    }

    /** The standard deviation of weights from which the plain network gets further than the normalized one. */
    public static Exercise<Double> whereThePlainNetworkWins() {
        return new Exercise<>(
                "Where the plain network wins",
                "Its signal must survive five layers of ReLU by itself. Which standard deviation does He's rule give for 100"
                        + " inputs? A little more than that makes the gradients larger as well.",
                BatchNormRobustnessExercises::whereThePlainNetworkWins);
    }

    private static Feedback whereThePlainNetworkWins(double standardDeviation) {
        return Feedback.unlessPositive("A standard deviation", standardDeviation)
                .orElseGet(() -> {
                    double plain = accuracy(standardDeviation, false);
                    double normalized = accuracy(standardDeviation, true);
                    return Feedback.of(
                            Finding.atLeast("training accuracy of the plain network", plain, 0.5),
                            Finding.atLeast("its lead over the normalized network", plain - normalized, 0.1));
                });
    }

    private static double accuracy(double standardDeviation, boolean normalized) {
        WeightInitDistribution weights = new WeightInitDistribution(new NormalDistribution(0, standardDeviation));
        ReluNetwork network = new ReluNetwork(HIDDEN_LAYERS, weights, LEARNING_RATE, normalized);
        return TRAINING.train(network.configuration()).trainingAccuracy();
    }

    /** A network that learns from small weights although no image is normalized with others; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> eachImageByItself() {
        return new Exercise<>(
                "Each image by itself",
                "DL4J's DenseLayer.Builder can normalize over the units of a layer, in one line, hasLayerNorm(true).",
                BatchNormRobustnessExercises::eachImageByItself);
    }

    private static Feedback eachImageByItself(MultiLayerConfiguration configuration) {
        if (configuration.getConfs().stream().anyMatch(conf -> conf.getLayer() instanceof BatchNormalization)) {
            return Feedback.problem("BatchNormalization normalizes an image with the others of its mini-batch.");
        }
        return FIVE.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            MultiLayerNetwork untrained = new MultiLayerNetwork(configuration);
            untrained.init();
            return Feedback.of(
                    Finding.atMost(
                            "standard deviation of the first layer's weights before training",
                            untrained.getParam("0_W").stdNumber().doubleValue(),
                            0.025),
                    Finding.atLeast(
                            "training accuracy", TRAINING.train(configuration).trainingAccuracy(), 0.5));
        });
    }
}
