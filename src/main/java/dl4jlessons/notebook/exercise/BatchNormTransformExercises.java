package dl4jlessons.notebook.exercise;

import dl4jlessons.lesson.batchnorm.UnitStatistics;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import dl4jlessons.training.Accuracy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Exercises of lesson 6. */
public final class BatchNormTransformExercises {
    /** So few that dividing by one image less makes a difference. */
    private static final int FEW_IMAGES = 8;
    /** The variance of a pixel beside which ε is nothing. */
    private static final double LARGE_VARIANCE = 0.01;
    /** More is not left of the variance of a pixel that is the same in all images. */
    private static final double ROUNDING = 1e-20;
    /** 20 iterations. */
    private static final ShortTraining EARLY = new ShortTraining(2000, 100, 1);
    /** 1000 iterations, each with one image. */
    private static final ShortTraining SINGLE_IMAGES = new ShortTraining(1000, 1, 1);

    private static final HiddenLayers TWO = new HiddenLayers(2, 100);
    private static final double RATE = 0.1;

    private BatchNormTransformExercises() {}

    /** The normalization of a mini-batch, without γ and β; the answer computes it. */
    public static Exercise<UnaryOperator<INDArray>> byHand() {
        return new Exercise<>(
                "The formula by hand",
                "Two things are missing: what keeps a pixel that is the same in all images from being divided by 0, and the"
                        + " right divisor in the variance. ND4J's var and std divide by n − 1 unless they are told"
                        + " otherwise: see their first parameter, biasCorrected.",
                BatchNormTransformExercises::byHand);
    }

    private static Feedback byHand(UnaryOperator<INDArray> normalization) {
        INDArray pixels = ShortTraining.allImages()
                .training()
                .first(FEW_IMAGES)
                .features()
                .castTo(DataType.DOUBLE);
        INDArray normalized = Objects.requireNonNull(normalization.apply(pixels.dup()), "it is null");
        if (!Arrays.equals(normalized.shape(), pixels.shape())) {
            return Feedback.problem("The answer has the shape " + Arrays.toString(normalized.shape())
                    + ", and what was normalized has " + Arrays.toString(pixels.shape()) + ".");
        }
        return judged(UnitStatistics.of(pixels), normalized);
    }

    private static Feedback judged(UnitStatistics before, INDArray normalized) {
        UnitStatistics after = UnitStatistics.of(normalized);
        double notNumbers = DoubleStream.of(normalized.dup().data().asDouble())
                .filter(value -> !Double.isFinite(value))
                .count();
        double constant = largest(
                before,
                v -> v < ROUNDING,
                i -> Math.hypot(after.means().get(i), after.deviations().get(i)));
        double mean = largest(
                before, v -> v > LARGE_VARIANCE, i -> Math.abs(after.means().get(i)));
        double variance = largest(
                before, v -> v > LARGE_VARIANCE, i -> Math.abs(after.variances().get(i) - 1));
        return Feedback.of(
                Finding.atMost("values that are no finite numbers", notNumbers, 0),
                Finding.atMost("largest RMS of a pixel that is the same in all images", constant, 1e-3),
                Finding.atMost("largest absolute mean of a pixel that varies", mean, 1e-3),
                Finding.atMost("largest distance of such a pixel's variance from 1", variance, 0.01));
    }

    /** The largest of a value over the pixels with such a variance. */
    private static double largest(UnitStatistics before, DoublePredicate variance, IntToDoubleFunction figure) {
        return IntStream.range(0, before.variances().size())
                .filter(i -> variance.test(before.variances().get(i)))
                .mapToDouble(figure)
                .max()
                .orElse(Double.NaN);
    }

    /** Running statistics that are ready after few iterations; the answer is the network's configuration. */
    public static Exercise<MultiLayerConfiguration> readyEarly() {
        return new Exercise<>(
                "Ready after 20 iterations",
                "After n iterations the share decayⁿ of the arbitrary start is left in the running statistics. What is left"
                        + " of it after 20, with the decay below and with others?",
                BatchNormTransformExercises::readyEarly);
    }

    private static Feedback readyEarly(MultiLayerConfiguration configuration) {
        if (configuration.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .noneMatch(BatchNormalization.class::isInstance)) {
            return Feedback.problem("There is no BatchNormalization layer in the network.");
        }
        Trained trained = EARLY.train(configuration);
        INDArray images = trained.images().validation().features();
        List<INDArray> activations = trained.network().feedForward(images, true);
        double asInTraining = Accuracy.of(
                activations.get(activations.size() - 1),
                trained.images().validation().labels());
        return Feedback.of(
                Finding.atLeast("validation accuracy with the images' own statistics", asInTraining, 0.5),
                Finding.atMost(
                        "accuracy lost by running statistics", asInTraining - trained.validationAccuracy(), 0.06));
    }

    /** A network that learns from mini-batches of one image; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> singleImages() {
        return new Exercise<>(
                "Learn from single images",
                "Over a mini-batch of one image every unit's deviation from its mean is 0. Normalize over the units of the image"
                        + " instead: DenseLayer.Builder has a line for it, and BatchNormalization is not needed then.",
                BatchNormTransformExercises::singleImages);
    }

    private static Feedback singleImages(MultiLayerConfiguration configuration) {
        return TWO.difference(configuration)
                .map(Feedback::problem)
                .orElseGet(() -> Feedback.of(
                        Finding.atLeast(
                                "learning rate", BatchNormLearningRateExercises.smallestRate(configuration), RATE),
                        Finding.atLeast(
                                "validation accuracy",
                                SINGLE_IMAGES.train(configuration).validationAccuracy(),
                                0.4)));
    }
}
