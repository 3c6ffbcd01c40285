package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/** Exercises of lesson ${number}. */
public final class ${name}Exercises {
    /** 100 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(1000, 100, 10);

    private ${name}Exercises() {}

    /** A network that learns; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> learns() {
        return new Exercise<>(
                "Learn something",
                "Compare the two networks above: what do they differ in?",
                configuration -> Feedback.of(Finding.atLeast(
                        "validation accuracy", TRAINING.train(configuration).validationAccuracy(), 0.5)));
    }

    /** The loss of a network that gives each of ten classes the same probability. */
    public static Exercise<Double> chanceLevel() {
        return new Exercise<>(
                "Learn nothing",
                "The loss is the negative logarithm of the probability that the true class was given.",
                loss -> Feedback.of(
                        Finding.atMost("difference from the chance-level loss", Math.abs(loss - Math.log(10)), 0.01)));
    }
}
