package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.AFTER;
import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.LAYER;
import static dl4jlessons.lesson.Normalization.NONE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Kind;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How far off may the initial weights be before a network no longer learns, with batch or layer normalization and without?
 *
 * <p>The same network starts from weights drawn from N(0, s²), with s anywhere between 1 and 0.0001, and is trained on a
 * thousand images: the experiment of the book's chapter 6, section 3.2, with He's own standard deviation added.
 */
public final class BatchNormInitRobustness implements Lesson {
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 5;
    private static final double LEARNING_RATE = 0.01;
    private static final int BATCH_SIZE = 100;
    /** Iterations between two measurements of accuracy. */
    private static final int EVALUATE_EVERY = 20;

    private static final int MIN_EXPONENT = -4;
    /** A network that gets half of its training images right has learned something; chance is a tenth. */
    private static final double LEARNED = 0.5;
    /** A lead that is more than noise. */
    private static final double CLEAR_LEAD = 0.05;

    static final Kind PLAIN = new Kind("plain", NONE, 0);
    /** With the book's ε, which it writes as 10e-7. */
    static final Kind BN = new Kind("BN", BEFORE, 10e-7);

    static final Kind BN_AFTER = new Kind("BN after activation", AFTER, BN.epsilon());
    /** Its ε, 1e-5, is fixed in DL4J. */
    static final Kind LN = new Kind("LN", LAYER, 0);
    /** With the ε that DL4J takes unless told otherwise. */
    static final Kind DEFAULT_EPSILON = new Kind("BN, default ε", BEFORE, new BatchNormalization().getEps());
    /** Another ε matters only where the variance to be normalized may be as small: at scales below this one. */
    private static final double SMALL_SCALE = 0.0002;
    /** Tried at every other scale: what a curve of them shows, half as many show. */
    private static final Set<Kind> COARSE = Set.of(BN_AFTER, LN);

    /** He's standard deviation for {@link #WIDTH} inputs. */
    static final double HE = Math.sqrt(2.0 / WIDTH);

    /**
     * @param scales how many standard deviations to try besides He's
     * @param kinds the kinds of network to try
     */
    record Sizes(int images, int epochs, int scales, List<Kind> kinds) {
        static final Sizes STANDARD = new Sizes(1000, 20, 8, List.of(PLAIN, BN, BN_AFTER, LN, DEFAULT_EPSILON));
        static final Sizes FULL = new Sizes(1000, 20, 16, List.of(PLAIN, BN, BN_AFTER, LN, DEFAULT_EPSILON));

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormInitRobustness(), args);
    }

    @Override
    public Card card() {
        return new Card(
                8,
                "Batch normalization and initial weights",
                "How far off may the initial weights be before a network no longer learns, with batch or layer"
                        + " normalization and without?",
                "the activations of \"plain, std 1\" and \"BN, std 1\", layer by layer");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH)) + " ReLU, plain, with BN and with LN, "
                + scales(sizes.scales()).size() + " standard deviations of the weights, SGD " + LEARNING_RATE
                + ", mini-batches of " + BATCH_SIZE + ", "
                + sizes.epochs() + " epochs of " + sizes.images() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, Examples> data =
                settings.perSeed(seed -> Split.disjoint(settings.images().training(), seed, sizes.images())
                        .get(0));

        RunResults<Variant, Outcome> runs = settings.parallelRuns("training", variants(sizes), run -> {
            Examples images = data.get(run.seed());
            // DL4J's network on the fused training step; --stock: on DL4J's own
            MultiLayerNetwork network = run.network(network(run.variant(), images, run.seed()));
            network.setListeners(run.dashboard(20)); // StatsListener, for the dashboard
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .epochs(sizes.epochs())
                    .evaluateEvery(EVALUATE_EVERY)
                    .fit(network, run);
            return new Outcome(history, Accuracy.of(network.output(images.features(), true), images.labels()));
        });
        BatchNormInitRobustnessReadings readings = new BatchNormInitRobustnessReadings(runs, LEARNED);
        return LessonResult.of(
                runs.seeds(), claims(readings), new BatchNormInitRobustnessCharts(readings, PLAIN, BN, CLEAR_LEAD));
    }

    /** Each kind of network at each scale at which it is of interest. */
    static List<Variant> variants(Sizes sizes) {
        List<Double> scales = scales(sizes.scales());
        return IntStream.range(0, scales.size())
                .boxed()
                .flatMap(i -> sizes.kinds().stream()
                        .filter(kind -> isTried(kind, i, scales.get(i)))
                        .map(kind -> new Variant(kind, scales.get(i))))
                .toList();
    }

    private static boolean isTried(Kind kind, int index, double scale) {
        if (kind.equals(DEFAULT_EPSILON)) {
            return scale < SMALL_SCALE;
        }
        return !COARSE.contains(kind) || index % 2 == 0 || scale == HE;
    }

    /** From 1 down to 0.0001, each the same factor below the one before it; and He's among them. */
    static List<Double> scales(int count) {
        return Stream.concat(
                        IntStream.range(0, count).mapToObj(i -> Math.pow(10, (double) MIN_EXPONENT * i / (count - 1))),
                        Stream.of(HE))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        Normalization normalization = variant.kind().normalization();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(new NormalDistribution(0, variant.scale()))
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // BN subtracts the mean and any bias with it: its own β takes the bias's place
            boolean bias = normalization != BEFORE;
            layers.layer(new DenseLayer.Builder()
                    .nOut(WIDTH)
                    .hasBias(bias)
                    .hasLayerNorm(normalization == LAYER)
                    .build());
            if (normalization == BEFORE) {
                layers.layer(batchNormalization(variant));
            }
            // DL4J's BatchNormalization ignores its activation function: ReLU needs a layer of its own
            layers.layer(new ActivationLayer(Activation.RELU));
            if (normalization == AFTER) {
                layers.layer(batchNormalization(variant));
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static BatchNormalization batchNormalization(Variant variant) {
        return new BatchNormalization.Builder().eps(variant.kind().epsilon()).build();
    }

    /**
     * The mean over all scales says what a start drawn at random from them is worth; a network that fails at one scale in
     * nine and is as good at the others loses a tenth of it. A twentieth of all images is more than the seeds differ by
     * where a network learns well, a tenth where it hardly learns, and a fifth is visible at a glance. A diverged network,
     * whose outputs are no numbers, has accuracy 0.
     */
    static List<Claim> claims(BatchNormInitRobustnessReadings of) {
        return List.of(
                lessSensitive("less-sensitive", "Batch", BN, of)
                        .caveat(
                                "Where the weights are He's, the plain network ends higher.",
                                difference(
                                        CLEAR_LEAD,
                                        "training accuracy at He's scale, plain minus BN",
                                        of.lead(PLAIN, BN, HE)))
                        .caveat(
                                "Less sensitive is not insensitive: with BN, too, the scale decides how far training gets.",
                                difference(0.2, of.bestMinusWorst(BN)))
                        .caveat(
                                "The smallest weights need an ε smaller than DL4J's default.",
                                difference(
                                        0.1,
                                        "accuracy at the smallest scale, BN with the book's ε minus BN with the default",
                                        of.leadAtSmallestScale(BN, DEFAULT_EPSILON))),
                lessSensitive("layer-norm-less-sensitive", "Layer", LN, of)
                        .caveat(
                                "Batch normalization gets further, over all scales.",
                                difference(
                                        CLEAR_LEAD,
                                        "training accuracy, mean over every other scale, BN minus LN",
                                        of.meanLead(BN, LN))),
                Claim.of(
                                "before-or-after",
                                "Batch normalization belongs before the activation function, not behind it.")
                        .shownIn("accuracy-curves", "accuracy-by-scale")
                        .testedIf("the network learns at some scale", learns(BN, of))
                        .holdsIf(difference(
                                CLEAR_LEAD,
                                "training accuracy at He's scale, BN before minus BN after the activation",
                                of.lead(BN, BN_AFTER, HE)))
                        .caveat(
                                "Over weights of all sizes it gains nothing.",
                                atMost(
                                        CLEAR_LEAD,
                                        "training accuracy, mean over every other scale, BN before minus BN after",
                                        of.meanLead(BN, BN_AFTER))));
    }

    private static Claim lessSensitive(String id, String name, Kind kind, BatchNormInitRobustnessReadings of) {
        return Claim.of(id, name + " normalization makes a network less sensitive to its initial weights.")
                .shownIn("accuracy-by-scale", "sensitivity")
                .testedIf("the plain network learns at some scale", learns(PLAIN, of))
                .holdsIf(difference(
                        0.1,
                        "training accuracy, mean over the scales of both, " + kind + " minus plain",
                        of.meanLead(kind, PLAIN)));
    }

    private static Condition learns(Kind kind, BatchNormInitRobustnessReadings of) {
        return atLeast(LEARNED, "training accuracy at the best scale, " + kind, seed -> of.best(kind, seed));
    }
}
