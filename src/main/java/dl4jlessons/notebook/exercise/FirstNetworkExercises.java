package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** Exercises of lesson 0. */
public final class FirstNetworkExercises {
    /** 120 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 50, 3);

    private static final double MAX_PARAMETERS = 10_000;

    private FirstNetworkExercises() {}

    /** A learning rate with which a network learns in 120 iterations; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> learningRate() {
        return new Exercise<>(
                "Steps of a useful size",
                "Each update moves the weights by the learning rate times the gradient. In the dashboard the ratio of updates to"
                        + " parameters should be near 1:1000; here it is far below. Try factors of ten.",
                configuration -> Feedback.of(accuracy(TRAINING.train(configuration), 0.7)));
    }

    /** A network with few parameters that still learns; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> smallNetwork() {
        return new Exercise<>(
                "A small network",
                "Almost all parameters lie between the 784 pixels and the hidden layer: each hidden unit has 785 of them.",
                configuration -> {
                    Trained trained = TRAINING.train(configuration);
                    return Feedback.of(
                            Finding.atMost("parameters", trained.network().numParams(), MAX_PARAMETERS),
                            accuracy(trained, 0.6));
                });
    }

    private static Finding accuracy(Trained trained, double required) {
        return Finding.atLeast("validation accuracy after 120 iterations", trained.validationAccuracy(), required);
    }
}
