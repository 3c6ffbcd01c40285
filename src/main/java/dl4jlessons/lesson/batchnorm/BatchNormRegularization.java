package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM_AND_DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.DROPOUT;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.L2;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.BOOK;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.FAVOURABLE;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.LARGEST_BATCH;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.SMALLEST_BATCH;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.ClassDistances;
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
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Does batch normalization suppress overfitting, and does it make dropout unnecessary?
 *
 * <p>A network far too large for its 300 images, the book's case of overfitting (chapter 6, section 4), is trained without
 * regularization, with batch normalization, with dropout and with L2.
 */
public final class BatchNormRegularization implements Lesson {
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 6;
    /** The book's λ. With plain SGD DL4J's l2 and weightDecay are the same, but only l2 shows in the loss. */
    private static final double WEIGHT_DECAY = 0.1;
    /** The book drops a unit with probability 0.2; DL4J asks for the probability of keeping it. */
    private static final double RETAIN = 0.8;
    /** Iterations from one measurement of the accuracies to the next. */
    private static final int EVALUATE_EVERY = 15;

    /** Images and updates; the number of updates is the same for every size of the mini-batch. */
    record Sizes(int training, int validation, int iterations) {
        static final Sizes STANDARD = new Sizes(300, 2000, 300);
        static final Sizes FULL = new Sizes(300, 10_000, 600);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
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
                "the scores of \"plain\", \"BN\" and \"dropout\": who learns 300 images by heart?");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH)) + " ReLU, He, SGD " + BOOK.learningRate()
                + ", mini-batches of " + BOOK.batchSize() + " (and other settings), " + sizes.iterations()
                + " iterations on " + sizes.training() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.training(), sizes.validation());

        RunResults<Variant, Outcome> runs = settings.parallelRuns("training", Variant.all(), run -> {
            Examples images = data.get(run.seed()).training();
            // DL4J's network on the fused training step; --stock: on DL4J's own
            MultiLayerNetwork network = run.network(network(run.variant(), images, run.seed()));
            network.setListeners(run.dashboard(20));
            List<INDArray> activations = network.feedForward(images.features(), true);
            INDArray lastHiddenLayer = activations.get(activations.size() - 2);
            double distances = ClassDistances.withinToBetween(lastHiddenLayer, images.classIndices());
            History history = Training.on(data.get(run.seed()))
                    .batchSize(run.variant().setting().batchSize())
                    .iterations(sizes.iterations())
                    .evaluateEvery(EVALUATE_EVERY)
                    .fit(network, run);
            return new Outcome(distances, history);
        });
        BatchNormRegularizationReadings readings = new BatchNormRegularizationReadings(runs);
        return LessonResult.of(runs.seeds(), claims(readings), new BatchNormRegularizationCharts(readings));
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        Regularization regularization = variant.regularization();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(variant.setting().learningRate()))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .l2(regularization == L2 ? WEIGHT_DECAY : 0)
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
                layers.layer(new DropoutLayer(RETAIN));
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
     * A fiftieth of all images, six of the 300, is more than the seeds' means differ by; half of that is no gain worth a
     * layer.
     */
    static List<Claim> claims(BatchNormRegularizationReadings of) {
        return List.of(
                Claim.of("suppresses-overfitting", "Batch normalization suppresses overfitting.")
                        .holdsIf(difference(
                                0.02,
                                "generalization gap at the end, plain minus BN",
                                seed -> of.gap(NONE, BOOK, seed) - of.gap(BATCH_NORM, BOOK, seed)))
                        .caveat(
                                "On held-out images it does no better than the plain network.",
                                atMost(
                                        0,
                                        "validation accuracy at the end, BN minus plain",
                                        of.lead(BATCH_NORM, NONE, BOOK)))
                        .caveat(
                                "At equal training accuracy it does no better either.",
                                atMost(
                                        0.01,
                                        "validation accuracy at equal training accuracy, BN minus plain",
                                        of.leadAtEqualTraining(BATCH_NORM, BOOK))),
                Claim.of(
                                "better-at-equal-training",
                                "At equal training accuracy, a normalized network does better on held-out images.")
                        .holdsIf(difference(
                                0.02,
                                "validation accuracy at equal training accuracy, BN minus plain",
                                of.leadAtEqualTraining(BATCH_NORM, BOOK)))
                        .caveat(
                                "By the end it does no better than the plain network.",
                                atMost(
                                        0,
                                        "validation accuracy at the end, BN minus plain",
                                        of.lead(BATCH_NORM, NONE, BOOK))),
                Claim.of("less-need-for-dropout", "With batch normalization there is less need for dropout.")
                        .holdsIf(
                                atLeast(
                                        0,
                                        "validation accuracy at the end, BN minus dropout",
                                        of.lead(BATCH_NORM, DROPOUT, BOOK)),
                                atMost(
                                        0.01,
                                        "validation accuracy at the end, BN + dropout minus BN",
                                        of.lead(BATCH_NORM_AND_DROPOUT, BATCH_NORM, BOOK)))
                        .caveat(
                                "There was no need in the first place: without BN, too, dropout gains nothing here.",
                                atMost(
                                        0.01,
                                        "validation accuracy at the end, dropout minus plain",
                                        of.lead(DROPOUT, NONE, BOOK)))
                        .caveat(
                                "Dropout still narrows the gap of a normalized network.",
                                difference(
                                        0.02,
                                        "generalization gap at the end, BN minus BN + dropout",
                                        seed -> of.gap(BATCH_NORM, BOOK, seed)
                                                - of.gap(BATCH_NORM_AND_DROPOUT, BOOK, seed))),
                Claim.of(
                                "stronger-in-small-batches",
                                "What regularizes is the noise of the mini-batch's statistics: small mini-batches make it stronger.")
                        .holdsIf(difference(
                                0.02,
                                "BN's lead at equal training accuracy, " + SMALLEST_BATCH + " minus " + LARGEST_BATCH,
                                seed -> of.leadAtEqualTraining(BATCH_NORM, SMALLEST_BATCH, seed)
                                        - of.leadAtEqualTraining(BATCH_NORM, LARGEST_BATCH, seed)))
                        .caveat(
                                "Too small hurts: with the smallest mini-batch validation accuracy is lower than with the book's.",
                                atMost(
                                        -0.02,
                                        "validation accuracy of BN at the end, " + SMALLEST_BATCH + " minus " + BOOK,
                                        seed -> of.validation(BATCH_NORM, SMALLEST_BATCH, seed)
                                                - of.validation(BATCH_NORM, BOOK, seed))),
                Claim.of(
                                "best-case",
                                "With small mini-batches and a large learning rate, batch normalization helps with held-out images.")
                        .holdsIf(difference(
                                0.02,
                                "validation accuracy at the end, BN minus plain, " + FAVOURABLE,
                                of.lead(BATCH_NORM, NONE, FAVOURABLE)))
                        .caveat(
                                "Its generalization gap is larger all the same.",
                                difference(
                                        0.02,
                                        "generalization gap at the end, BN minus plain",
                                        seed -> of.gap(BATCH_NORM, FAVOURABLE, seed) - of.gap(NONE, FAVOURABLE, seed)))
                        .caveat(
                                "It helps by learning more: at equal training accuracy it has no advantage.",
                                atMost(
                                        0.01,
                                        "validation accuracy at equal training accuracy, BN minus plain",
                                        of.leadAtEqualTraining(BATCH_NORM, FAVOURABLE))));
    }
}
