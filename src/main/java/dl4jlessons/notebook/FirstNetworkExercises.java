package dl4jlessons.notebook;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.TuningData;
import dl4jlessons.notebook.Feedback.Finding;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.Training;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Exercises of lesson 0. */
public final class FirstNetworkExercises {
    private static final long SEED = 1;
    private static final int IMAGES = 2000;
    private static final int BATCH_SIZE = 50;
    private static final int EPOCHS = 3;
    private static final double MOST_PARAMETERS = 10_000;

    private FirstNetworkExercises() {}

    /** A learning rate with which a network learns in 120 iterations; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> learningRate() {
        return new Exercise<>(
                "Steps of a useful size",
                "Each update moves the weights by the learning rate times the gradient. In the dashboard the ratio of updates to"
                        + " parameters should be near 1:1000; here it is far below. Try factors of ten.",
                configuration -> Feedback.of(accuracy(trained(configuration), 0.7)));
    }

    /** A network with few parameters that still learns; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> smallNetwork() {
        return new Exercise<>(
                "A small network",
                "Almost all parameters lie between the 784 pixels and the hidden layer: each hidden unit has 785 of them.",
                configuration -> {
                    MultiLayerNetwork network = trained(configuration);
                    return Feedback.of(
                            Finding.atMost("parameters", network.numParams(), MOST_PARAMETERS), accuracy(network, 0.6));
                });
    }

    private static MultiLayerNetwork trained(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        Training.on(images().training()).batchSize(BATCH_SIZE).fitEpochs(network, SEED, 0, EPOCHS);
        return network;
    }

    private static Finding accuracy(MultiLayerNetwork network, double required) {
        return Finding.atLeast(
                "validation accuracy after 120 iterations", Accuracy.of(network, images().validation()), required);
    }

    private static TuningData images() {
        return Split.tuning(ImageFolder.of(ProjectFolder.fashionMnist()).training(), SEED, IMAGES, IMAGES);
    }
}
