package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.NesterovsUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;

/** Exercises of lesson 10. */
public final class OptimizerExercises {
    private static final HiddenLayers FIVE = new HiddenLayers(5, 100);
    /** Three tenths of He's standard deviation for 784 inputs, and a little more for the sample's. */
    private static final double SMALL_WEIGHTS = 0.3 * Math.sqrt(2.0 / 784) * 1.05;
    /** 160 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(2000, 100, 8);

    private static final double MOMENTUM = 0.9;
    /** Of a gradient that stays 1: long enough for the velocity to have settled. */
    private static final int UPDATES = 300;

    private static final double SGD_RATE = 0.1;

    private OptimizerExercises() {}

    /** The learning rate at which momentum's steps are as large as those of plain SGD at 0.1. */
    public static Exercise<Double> sameSteps() {
        return new Exercise<>(
                "Steps of the same size",
                "Where the gradient stays g, the velocity settles at v = μv − ηg. Solve for v.",
                OptimizerExercises::sameSteps);
    }

    private static Feedback sameSteps(double rate) {
        return Feedback.unlessPositive("A learning rate", rate).orElseGet(() -> {
            double step = settledStep(rate);
            return Feedback.of(
                    Finding.atLeast("step with momentum ÷ step of SGD", step / SGD_RATE, 0.95),
                    Finding.atMost("step with momentum ÷ step of SGD", step / SGD_RATE, 1.05));
        });
    }

    /** What DL4J's updater subtracts at last from a parameter whose gradient is always 1. */
    private static double settledStep(double rate) {
        NesterovsUpdater updater = new NesterovsUpdater(new Nesterovs(rate, MOMENTUM));
        updater.setStateViewArray(Nd4j.zeros(1, 1), new long[] {1, 1}, 'c', true);
        INDArray gradient = Nd4j.ones(1, 1);
        for (int i = 0; i < UPDATES; i++) {
            gradient = Nd4j.ones(1, 1);
            updater.applyUpdater(gradient, i, 0);
        }
        return gradient.getDouble(0);
    }

    /** An optimizer that gets a network off the ground whose weights are too small; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> weightsTooSmall() {
        return new Exercise<>(
                "Weights that are too small",
                "The gradients are tiny, and all of them by about the same factor. Which optimizer divides it out?",
                OptimizerExercises::weightsTooSmall);
    }

    private static Feedback weightsTooSmall(MultiLayerConfiguration configuration) {
        return FIVE.difference(configuration).map(Feedback::problem).orElseGet(() -> {
            MultiLayerNetwork untrained = new MultiLayerNetwork(configuration);
            untrained.init();
            double spread = untrained.getParam("0_W").stdNumber().doubleValue();
            Trained trained = TRAINING.train(configuration);
            return Feedback.of(
                    Finding.atMost("standard deviation of the first layer's weights", spread, SMALL_WEIGHTS),
                    Finding.atMost("batch normalization layers", normalizations(configuration), 0),
                    Finding.atLeast("validation accuracy", trained.validationAccuracy(), 0.5));
        });
    }

    private static long normalizations(MultiLayerConfiguration configuration) {
        return configuration.getConfs().stream()
                .filter(layer -> layer.getLayer() instanceof BatchNormalization)
                .count();
    }
}
