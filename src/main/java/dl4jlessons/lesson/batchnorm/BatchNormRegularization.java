package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.L2;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.FEW_IMAGES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.MANY_IMAGES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.MORE_IMAGES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.ONE_BATCH;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.ONE_BATCH_BRIEFLY;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.SMALL_BATCHES;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.SMALL_BATCHES_FOR_LONG;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.lesson.batchnorm.RegularizationChoices.Choice;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Does batch normalization suppress overfitting, and does it make dropout unnecessary?
 *
 * <p>A network far too large for its 300 images, the book's case of overfitting (chapter 6, section 4), is trained without
 * regularization, with batch normalization, with dropout and with L2, each at its own learning rate and strength; then the
 * same with more images, and in other mini-batches.
 */
public final class BatchNormRegularization implements Lesson {
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 6;
    /** Measurements of the accuracy of each network: the best of as many for all. */
    private static final int EVALUATIONS = 10;

    /** The smallest difference of accuracies, or of gaps between them, that matters. */
    private static final double MARGIN = 0.02;
    /** Training accuracy of a network that has learned. */
    private static final double HALF = 0.5;

    private static final String LEARNED = "each of the networks learned its own images";

    /**
     * @param validation images to measure on
     * @param length multiple of each task's iterations
     * @param most training images at most
     */
    record Sizes(int validation, double length, int most) {
        static final Sizes STANDARD = new Sizes(2000, 1, MANY_IMAGES.images());
        /** The book's 301 epochs of 300 images. */
        static final Sizes FULL = new Sizes(10_000, 1.5, MANY_IMAGES.images());

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int images(Task task) {
            return Math.min(most, task.images());
        }

        int iterations(Task task) {
            return Math.toIntExact(Math.round(length * task.iterations()));
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormRegularization(), args);
    }

    @Override
    public Card card() {
        return new Card(
                9,
                "Batch normalization as a regularizer",
                "Does batch normalization suppress overfitting, and does it make dropout unnecessary?",
                "the scores of \"plain\", \"BN\" and \"dropout\": who memorizes 300 images?");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH))
                + " ReLU, He, SGD, each method at its own rate"
                + " and strength, mini-batches of " + FEW_IMAGES.batchSize() + " (and others), "
                + sizes.iterations(FEW_IMAGES) + " iterations on " + sizes.images(FEW_IMAGES) + ", "
                + sizes.images(MORE_IMAGES) + " and " + sizes.images(MANY_IMAGES) + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.most(), sizes.validation());

        RunResults<Variant, Outcome> runs = settings.parallelRuns("training", Variant.all(), run -> {
            Task task = run.variant().task();
            Examples images = data.get(run.seed()).training().first(sizes.images(task));
            Choice choice = RegularizationChoices.of(run.variant());
            // DL4J's network on the fused training step; --stock: on DL4J's own
            MultiLayerNetwork network =
                    run.network(network(run.variant().regularization(), choice, images, run.seed()));
            network.setListeners(run.dashboard(20)); // StatsListener, for the dashboard
            History history = training(
                            new TrainValidationData(images, data.get(run.seed()).validation()), task, sizes)
                    .fit(network, run);
            return new Outcome(Accuracy.of(network, images), history);
        });
        BatchNormRegularizationReadings readings = new BatchNormRegularizationReadings(runs);
        return LessonResult.of(runs.seeds(), claims(readings), new BatchNormRegularizationCharts(readings));
    }

    static Training training(TrainValidationData images, Task task, Sizes sizes) {
        int iterations = sizes.iterations(task);
        return Training.on(images)
                .batchSize(task.batchSize())
                .iterations(iterations)
                .evaluateEvery(Math.max(1, iterations / EVALUATIONS))
                .validationOnly();
    }

    static MultiLayerConfiguration network(Regularization regularization, Choice choice, Examples images, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(choice.learningRate()))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                // with plain SGD l2 and weightDecay are the same in DL4J, but only l2 shows in the loss
                .l2(regularization == L2 ? choice.strength() : 0)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // with BN, β takes the place of the bias
            boolean bias = !regularization.normalizes();
            layers.layer(new DenseLayer.Builder().nOut(WIDTH).hasBias(bias).build());
            if (regularization.normalizes()) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
            if (regularization.drops()) {
                // DL4J asks for the probability of keeping a unit
                layers.layer(new DropoutLayer(1 - choice.strength()));
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * A fiftieth of all images is the smallest effect that matters: six of 300, and what a few dozen more training images
     * would bring. A network that has learned recognizes half of its own images; chance is a tenth.
     */
    static List<Claim> claims(BatchNormRegularizationReadings of) {
        return List.of(
                Claim.of("suppresses-overfitting", "Batch normalization suppresses overfitting.")
                        .shownIn("accuracies", "regularizers")
                        .testedIf(LEARNED, learned(of))
                        .holdsIf(difference(MARGIN, of.gapNarrowed(NONE, BATCH_NORM)))
                        .caveat(
                                "The smaller gap is no gain in use: stopped in time, the plain network does as well on held-out images.",
                                atMost(MARGIN, of.lead(BATCH_NORM, NONE, FEW_IMAGES))),
                Claim.of("better-on-held-out-images", "A normalized network does better on held-out images.")
                        .shownIn("best-by-images", "accuracies", "regularizers", "more-images")
                        .testedIf(LEARNED, learned(of))
                        .holdsIf(difference(MARGIN, of.lead(BATCH_NORM, NONE, FEW_IMAGES)))
                        .caveat(
                                "With many images there is nothing left to gain.",
                                atMost(MARGIN, of.lead(BATCH_NORM, NONE, MANY_IMAGES))),
                Claim.of("less-need-for-dropout", "With batch normalization there is less need for dropout.")
                        .shownIn("best-by-images", "regularizers")
                        .testedIf(LEARNED, learned(of))
                        .holdsIf(atMost(MARGIN, of.lead(BATCH_NORM_AND_DROPOUT, BATCH_NORM, FEW_IMAGES)))
                        .caveat(
                                "There was no need in the first place: without BN, too, dropout gains nothing that matters.",
                                atMost(MARGIN, of.lead(DROPOUT, NONE, FEW_IMAGES)))
                        .caveat(
                                "Dropout still narrows the gap of a normalized network.",
                                difference(MARGIN, of.gapNarrowed(BATCH_NORM, BATCH_NORM_AND_DROPOUT))),
                Claim.of(
                                "stronger-in-small-batches",
                                "Batch normalization helps more with held-out images in small mini-batches.")
                        .shownIn("batches")
                        .testedIf(LEARNED, atLeast(HALF, of.lowestTrainingInOtherBatches()))
                        .holdsIf(
                                difference(MARGIN, of.gain(SMALL_BATCHES, ONE_BATCH, "equal iterations")),
                                difference(MARGIN, of.gain(SMALL_BATCHES_FOR_LONG, ONE_BATCH_BRIEFLY, "equal epochs")))
                        .caveat(
                                "Too small hurts: with the smallest mini-batch a normalized network does worse than with 50 images.",
                                difference(MARGIN, of.lostByBatchNorm(FEW_IMAGES, SMALL_BATCHES_FOR_LONG))),
                Claim.of(
                                "more-images-do-more",
                                "More training images do more for held-out ones than any of these methods.")
                        .shownIn("best-by-images", "regularizers", "more-images")
                        .holdsIf(difference(MARGIN, of.gainedByImages(MANY_IMAGES, FEW_IMAGES))));
    }

    private static Condition learned(BatchNormRegularizationReadings of) {
        return atLeast(HALF, of.lowestTraining(FEW_IMAGES));
    }
}
