package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import dl4jlessons.runtime.NumberText;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercises of lesson 0. */
public final class FirstNetworkExercises {
    /** 120 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 50, 3);

    private static final ShortTraining ONE_UPDATE = new ShortTraining(50, 50, 1);
    private static final String FIRST_WEIGHTS = "0_W";
    /** The rule of thumb for the size of an update as a share of the parameters. */
    private static final double HEALTHY = 1e-3;

    private static final double FAR = 10;
    private static final double MAX_PARAMETERS = 10_000;

    private FirstNetworkExercises() {}

    /** A learning rate with which a network learns in 120 iterations; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> learningRate() {
        return new Exercise<>(
                "Steps of a useful size",
                "Each update moves the weights by the learning rate times the gradient. In the dashboard the ratio of updates to"
                        + " parameters should be near 1:1000. Try factors of ten.",
                configuration -> Feedback.of(accuracy(TRAINING.train(configuration), 0.7))
                        .towards(firstStep(configuration)));
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

    /** What the first update says about the learning rate. */
    private static String firstStep(MultiLayerConfiguration configuration) {
        MultiLayerNetwork fresh = new MultiLayerNetwork(configuration.clone());
        fresh.init();
        INDArray before = fresh.getParam(FIRST_WEIGHTS).dup();
        INDArray update = ONE_UPDATE
                .train(configuration.clone())
                .network()
                .getParam(FIRST_WEIGHTS)
                .sub(before);
        double ratio = update.norm1Number().doubleValue() / before.norm1Number().doubleValue();
        if (Double.isNaN(ratio) || Double.isInfinite(ratio)) {
            return "With your answer the first update leaves no finite weights.";
        }
        String measured =
                "With your answer the first update has " + NumberText.value(ratio) + " of the weights' size: ";
        if (ratio < HEALTHY / FAR) {
            return measured + "that is far below.";
        }
        return measured + (ratio > HEALTHY * FAR ? "that is far above." : "that is within a factor of ten.");
    }

    private static Finding accuracy(Trained trained, double required) {
        return Finding.atLeast("validation accuracy after 120 iterations", trained.validationAccuracy(), required);
    }
}
