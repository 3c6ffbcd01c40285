package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SINGLE;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SLOW;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.STANDARD;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormBatch;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormalized;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant;
import dl4jlessons.lesson.batchnorm.OneBatch.Epsilon;
import dl4jlessons.lesson.batchnorm.OneBatch.Transform;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * What does batch normalization do to a mini-batch, what does it learn, and what does it have to remember?
 *
 * <p>DL4J's layer is compared with the formula, {@link #byHand computed by hand}; its gradients with central differences
 * ({@link BackpropagationCheck}); and the statistics that it keeps for inference with the true ones while a network is
 * trained (the book's chapter 6, section 3.1, and Ioffe and Szegedy, 2015).
 */
public final class BatchNormTransform implements Lesson {
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 2;
    private static final double LEARNING_RATE = 0.1;
    private static final int VALIDATION_IMAGES = 1000;
    /** Index of the first BatchNormalization layer, behind the first dense one. */
    private static final int NORMALIZATION = 1;
    /** Iterations after which a network is looked at, closer together where more changes. */
    private static final Set<Integer> SNAPSHOTS =
            Set.of(5, 10, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000, 1500);
    /** An early look at a network: with the standard decay six tenths of the start are left in its running statistics. */
    private static final int EARLY = 5;
    /** With a slow decay, as much of the start is left then. */
    private static final int EARLY_FOR_SLOW = 50;

    /**
     * @param iterations updates of each network
     * @param single updates where a mini-batch is a single image: more, for each teaches less
     */
    record Sizes(int images, int iterations, int single) {
        static final Sizes STANDARD = new Sizes(5000, 150, 1500);
        static final Sizes FULL = new Sizes(50_000, 1000, 1500);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int iterations(int batchSize) {
            return batchSize == 1 ? single : iterations;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormTransform(), args);
    }

    @Override
    public Card card() {
        return new Card(
                6,
                "What batch normalization does",
                "What does batch normalization do to a mini-batch, what does it learn, and what does it have to remember?",
                "gamma, beta, mean and log10stdev among the parameters of layer 1 on the model page");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH)) + " ReLU with BN, He, SGD " + LEARNING_RATE
                + ", mini-batches of " + STANDARD.batchSize() + ", " + sizes.iterations() + " iterations on "
                + sizes.images() + " images; " + sizes.single() + " of single images, with BN and with LN";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.images(), VALIDATION_IMAGES);

        RunResults<Transform, OneBatch> transforms = settings.parallelRuns(
                "comparing with the formula",
                OneBatch.TRANSFORMS,
                run -> OneBatch.of(run.variant(), data.get(run.seed()).training(), run.seed()));

        RunResults<Integer, BackpropagationCheck> gradients = settings.parallelRuns(
                "checking gradients",
                List.of(BackpropagationCheck.SEVERAL, BackpropagationCheck.ONE),
                run -> BackpropagationCheck.of(data.get(run.seed()).training().first(run.variant()), run.seed()));

        RunResults<Variant, List<Snapshot>> training = settings.parallelRuns("training", Variant.ALL, run -> {
            TrainValidationData images = data.get(run.seed());
            // DL4J's network on the fused training step; --stock: on DL4J's own
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            BatchNormProbe probe = new BatchNormProbe(network, NORMALIZATION, images.validation(), SNAPSHOTS);
            network.setListeners(run.dashboard(10)); // StatsListener, for the dashboard
            network.addListeners(probe);
            Training.on(images.training())
                    .batchSize(run.variant().batchSize())
                    .iterations(sizes.iterations(run.variant().batchSize()))
                    .fit(network, run);
            return probe.snapshots();
        });

        RunResults<LayerNormBatch, LayerNormalized> layerNorm = settings.parallelRuns(
                "training with layer normalization",
                List.of(LayerNormBatch.of(SINGLE), LayerNormBatch.of(STANDARD)),
                run -> {
                    TrainValidationData images = data.get(run.seed());
                    MultiLayerNetwork network = run.network(layerNormalized(images.training(), run.seed()));
                    network.setListeners(run.dashboard(10)); // StatsListener, for the dashboard
                    Training.on(images.training())
                            .batchSize(run.variant().batchSize())
                            .iterations(sizes.iterations(run.variant().batchSize()))
                            .fit(network, run);
                    return LayerNormalized.of(network, images.validation());
                });
        BatchNormTransformReadings readings =
                new BatchNormTransformReadings(transforms, gradients, training, layerNorm);
        return LessonResult.of(
                readings.seeds(),
                claims(readings),
                new BatchNormTransformCharts(
                        readings,
                        List.of(EARLY, EARLY_FOR_SLOW),
                        VALIDATION_IMAGES,
                        settings.layers(List.of(BackpropagationCheck.HIDDEN_UNITS))));
    }

    /**
     * The formula, unit by unit: subtract the mean of the mini-batch, divide by its standard deviation, then scale and
     * shift.
     *
     * @param x what enters the layer, shape (examples, units)
     * @param gamma scale of each unit
     * @param beta shift of each unit
     * @param epsilon added to the variance, so that nothing is divided by 0
     */
    static INDArray byHand(INDArray x, INDArray gamma, INDArray beta, double epsilon) {
        INDArray centred = x.subRowVector(x.mean(0));
        INDArray variance = centred.mul(centred).mean(0);
        INDArray normalized = centred.divRowVector(Transforms.sqrt(variance.add(epsilon)));
        return normalized.mulRowVector(gamma).addRowVector(beta);
    }

    /** Each hidden layer is three in DL4J: BatchNormalization ignores the activation function it is given. */
    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .dataType(variant.type())
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .list(
                        // no bias: the layer behind would subtract it again; its own β takes the bias's place
                        new DenseLayer.Builder().nOut(WIDTH).hasBias(false).build(),
                        normalization(variant),
                        new ActivationLayer(Activation.RELU),
                        new DenseLayer.Builder().nOut(WIDTH).hasBias(false).build(),
                        normalization(variant),
                        new ActivationLayer(Activation.RELU),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /** The same with layer normalization: one line a layer, and it has a gain for each unit; the bias is its shift. */
    static MultiLayerConfiguration layerNormalized(Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list(
                        new DenseLayer.Builder().nOut(WIDTH).hasLayerNorm(true).build(),
                        new DenseLayer.Builder().nOut(WIDTH).hasLayerNorm(true).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static BatchNormalization normalization(Variant variant) {
        return new BatchNormalization.Builder()
                .eps(Epsilon.DL4J.value())
                .decay(variant.decay())
                .updater(new Sgd(variant.held() ? 0 : LEARNING_RATE)) // of γ and β
                .build();
    }

    /**
     * Rounding makes differences of about 1e-6 in float and 1e-14 in double, a forgotten term makes them as large as the
     * values: the margins lie between. A hundredth of a variance is visible in no chart; a twentieth of all images is far
     * more than the seeds differ by at the end of training, and a fiftieth the smallest loss that matters. A network that is a fifth
     * of all images better than another which guesses has learned something.
     */
    static List<Claim> claims(BatchNormTransformReadings of) {
        return List.of(
                Claim.of("mean-0-variance-1", "In every mini-batch each unit leaves with mean 0 and variance 1.")
                        .shownIn("units", "epsilon", "formula")
                        .holdsIf(
                                atMost(1e-4, of.largestMean()),
                                atLeast(0.99, of.smallestVariance()),
                                atMost(1.01, of.largestVariance()))
                        .caveat(
                                "Less than 1 where the input hardly varies: ε is then as large as the variance it is added to.",
                                atMost(0.9, of.smallestVarianceOfPixels()))
                        .caveat(
                                "0 where the input is constant, as the corner of all images in a mini-batch can be.",
                                atLeast(1, of.constantPixels()))
                        .caveat(
                                "Not in inference: running statistics are not those of the images at hand.",
                                atLeast(0.1, of.largestMeanInInference())),
                Claim.of("computes-the-formula", "The layer computes y = γ (x − μ) / √(σ² + ε) + β.")
                        .shownIn("epsilon", "formula")
                        .holdsIf(atMost(1e-4, of.formulaErrorInFloat()), atMost(1e-10, of.formulaErrorInDouble()))
                        .caveat(
                                "Which ε is a matter of taste, and it shows where inputs hardly vary: the book adds 10⁻⁶, DL4J 10⁻⁵.",
                                atLeast(0.1, of.varianceByEpsilon())),
                Claim.of("scale-and-shift", "Training moves γ and β from 1 and 0 to values that suit the network.")
                        .shownIn("training", "kept-by-layer")
                        .testedIf(
                                "they start at 1 and 0",
                                atMost(0, of.farthestScaleAtStart()),
                                atMost(0, of.farthestShiftAtStart()))
                        .holdsIf(difference(0.02, of.lostByReset()))
                        .caveat(
                                "Not that it matters much here: with γ and β held at 1 and 0 the network does as well.",
                                atMost(0.02, of.gainedByLearningThem())),
                Claim.of(
                                "statistics-need-time",
                                "Evaluated too early a network seems worse than it is, for its running statistics lag behind.")
                        .shownIn("accuracy", "running-statistics", "training")
                        .holdsIf(atLeast(0.05, of.lostByRunningStatistics(STANDARD, EARLY)))
                        .caveat(
                                "Early depends on the decay: statistics that are averaged for longer need more time.",
                                atLeast(0.05, of.lostByRunningStatistics(SLOW, EARLY_FOR_SLOW))),
                Claim.of(
                                "needs-a-mini-batch",
                                "Batch normalization needs a mini-batch: from single images it learns nothing.")
                        .shownIn("training")
                        .holdsIf(
                                atMost(1e-6, of.largestWeightChange(SINGLE)),
                                atMost(1e-6, of.farthestScale(SINGLE)),
                                atMost(0.2, of.accuracyInInference(SINGLE))),
                Claim.of(
                                "layer-norm-needs-no-batch",
                                "Layer normalization needs no mini-batch: it learns from single images, and training equals"
                                        + " inference.")
                        .shownIn("layer-norm", "training")
                        .holdsIf(
                                difference(0.2, of.leadOfLayerNorm(SINGLE)),
                                atMost(1e-6, of.trainingMinusInference(STANDARD))),
                Claim.of(
                                "gradient-through-statistics",
                                "The gradient goes through the mini-batch's mean and variance, and DL4J computes it so.")
                        .shownIn("gradients")
                        .holdsIf(
                                atMost(1e-5, of.gradientError()),
                                atMost(1e-3, of.gradientErrorInFloat()),
                                atLeast(0.1, of.errorOfConstantStatistics())));
    }
}
