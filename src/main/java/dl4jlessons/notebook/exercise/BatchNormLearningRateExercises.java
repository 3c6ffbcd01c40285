package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercises of lesson 7. */
public final class BatchNormLearningRateExercises {
    private static final int HIDDEN_LAYERS = 5;
    private static final HiddenLayers FIVE = new HiddenLayers(HIDDEN_LAYERS, 100);
    private static final double LARGE_RATE = 1;
    private static final double TOO_LARGE = 4;
    /** 40 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 100, 2);

    private BatchNormLearningRateExercises() {}

    /** The largest learning rate that a network with batch normalization survives. */
    public static Exercise<Double> largestRate() {
        return new Exercise<>(
                "The largest rate that batch normalization survives",
                "The check tries your rate and four times your rate: the first must work, the second must not. Search in"
                        + " factors of three.",
                BatchNormLearningRateExercises::largestRate);
    }

    private static Feedback largestRate(double rate) {
        return Feedback.unlessPositive("A learning rate", rate)
                .orElseGet(() -> Feedback.of(
                        Finding.atLeast("validation accuracy at your rate", accuracy(rate), 0.5),
                        Finding.atMost(
                                "validation accuracy at four times your rate", accuracy(TOO_LARGE * rate), 0.4)));
    }

    private static double accuracy(double rate) {
        ReluNetwork network = new ReluNetwork(HIDDEN_LAYERS, WeightInit.RELU.getWeightInitFunction(), rate, true);
        return TRAINING.train(network.configuration()).validationAccuracy();
    }

    /** A network that learns at a rate at which the plain one diverges; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> tolerateALargeRate() {
        return new Exercise<>(
                "Tolerate a large rate",
                "Each hidden layer becomes three: DenseLayer with the identity and without a bias, BatchNormalization, and an"
                        + " ActivationLayer, for BatchNormalization ignores the activation function it is given.",
                BatchNormLearningRateExercises::tolerateALargeRate);
    }

    private static Feedback tolerateALargeRate(MultiLayerConfiguration configuration) {
        return FIVE.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            Trained trained = TRAINING.train(configuration);
            return Feedback.of(
                    Finding.atLeast("learning rate", smallestRate(configuration), LARGE_RATE),
                    Finding.atLeast(
                            "smallest number that enters the output layer (ReLU lets none below 0 pass)",
                            smallestFeature(trained),
                            0),
                    Finding.atLeast("validation accuracy", trained.validationAccuracy(), 0.6));
        });
    }

    /** The smallest learning rate of its layers. */
    static double smallestRate(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .filter(BaseLayer.class::isInstance)
                .mapToDouble(layer -> ((BaseLayer) layer).getIUpdater().getLearningRate(0, 0))
                .min()
                .orElse(Double.NaN);
    }

    /** Of the last hidden layer in inference; not a number if the network has diverged. */
    private static double smallestFeature(Trained trained) {
        if (trained.history().diverged()) {
            return Double.NaN;
        }
        List<INDArray> activations =
                trained.network().feedForward(trained.images().validation().features(), false);
        return activations.get(activations.size() - 2).minNumber().doubleValue();
    }
}
