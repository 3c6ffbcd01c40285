package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.LAYER;
import static dl4jlessons.lesson.Normalization.NONE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.result.Condition.ratio;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRateReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Do batch normalization and layer normalization make learning faster, and do they allow larger learning rates?
 *
 * <p>Textbooks train two networks at one learning rate, with and without (the book's chapter 6, section 3.2). But a fair
 * race lets each have its own rate, chosen on other seeds than those it is judged on, and there are two clocks to time it:
 * iterations, and seconds.
 */
public final class BatchNormLearningRate implements Lesson {
    /** The rate at which the book compares the two. */
    private static final double BOOK_RATE = 0.01;
    /** Half decades up to where even a good network breaks; quarters where networks are fastest, and where most break. */
    static final List<Double> RATES = List.of(BOOK_RATE, 0.03, 0.056, 0.1, 0.18, 0.3, 0.56, 1.0, 3.0, 10.0);

    /** Finish lines of the race, validation accuracies to reach: which one is arbitrary, and one crossing is noisy. */
    private static final List<Double> FINISHES = List.of(0.6, 0.65, 0.7, 0.75);
    /** A network with this validation accuracy at the end has learned something. Chance is 0.1. */
    private static final double LEARNED = 0.5;

    /** How many times as many iterations, or seconds, the slower one needs at least. */
    private static final double FASTER = 1.25;
    /** A learning rate is larger if it is by this factor: a little less than a step of those tried. */
    private static final double LARGER = 1.5;

    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 5;
    private static final int BATCH_SIZE = 100;
    private static final int VALIDATION_IMAGES = 1000;

    /**
     * @param images training images
     * @param iterations updates of each network
     * @param validateEvery iterations between two measurements of accuracy, between which a line is drawn
     */
    record Sizes(int images, int iterations, int validateEvery) {
        static final Sizes STANDARD = new Sizes(10_000, 200, 5);
        static final Sizes FULL = new Sizes(10_000, 2000, 5);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormLearningRate(), args);
    }

    @Override
    public Card card() {
        return new Card(
                7,
                "Batch normalization and the learning rate",
                "Do batch normalization and layer normalization make learning faster, and do they allow larger learning"
                        + " rates?",
                "the scores of \"plain, rate 0.3\" and \"BN, rate 0.3\"");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH))
                + " ReLU, plain, with BN and with LN, He, SGD at "
                + RATES.size() + " rates from " + RATES.get(0) + " to " + RATES.get(RATES.size() - 1)
                + ", mini-batches of " + BATCH_SIZE + ", " + sizes.iterations() + " iterations on " + sizes.images()
                + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.images(), VALIDATION_IMAGES);

        RunResults<Variant, History> runs = settings.parallelRuns("training", variants(), run -> {
            TrainValidationData images = data.get(run.seed());
            // DL4J's network on the fused training step; --stock: on DL4J's own
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            network.setListeners(run.dashboard(50)); // StatsListener, for the dashboard
            return Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations())
                    .evaluateEvery(sizes.validateEvery())
                    .validationOnly()
                    .fit(network, run);
        });
        long seed = runs.seeds().get(0);
        Examples batch = data.get(seed).training().first(BATCH_SIZE);
        Map<Normalization, Double> stockSeconds = StockStepTiming.seconds(
                settings, List.of(NONE, BEFORE), kind -> network(new Variant(kind, BOOK_RATE), batch, seed), batch);
        BatchNormLearningRateReadings readings =
                new BatchNormLearningRateReadings(runs, RATES, sizes.iterations(), FINISHES, LEARNED, stockSeconds);
        return LessonResult.of(
                runs.seeds(),
                claims(readings),
                new BatchNormLearningRateCharts(
                        readings, BOOK_RATE, settings.parallelRuns().step()));
    }

    private static List<Variant> variants() {
        return RATES.stream()
                .flatMap(rate -> Stream.of(NONE, BEFORE, LAYER).map(normalization -> new Variant(normalization, rate)))
                .toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        Normalization normalization = variant.normalization();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(variant.rate()))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // with BN a bias would be subtracted again at once: β takes its place
            layers.layer(new DenseLayer.Builder()
                    .nOut(WIDTH)
                    .hasBias(normalization != BEFORE)
                    .hasLayerNorm(normalization == LAYER)
                    .build());
            if (normalization == BEFORE) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * The smallest lead that matters is a quarter. The rates are quarter decades where the networks break: one step up is a
     * factor of 1.8, and the margin lies a little below it. A twentieth of all images is more than the seeds differ by. A network that does not
     * arrive is counted with as many iterations as it was given, which is too few: it makes the winner's lead smaller.
     */
    static List<Claim> claims(BatchNormLearningRateReadings of) {
        return List.of(
                faster(
                                "faster-in-iterations",
                                "Batch normalization makes learning faster, counted in iterations.",
                                BEFORE,
                                of)
                        .caveat(
                                "A textbook's comparison at one small rate for both, such as the book's 0.01, flatters BN.",
                                ratio(1.5, of.leadOfBatchNormAtSmallRate(BOOK_RATE)))
                        .caveat(
                                "At the rate that the plain network likes best BN gains nothing.",
                                atMost(1.1, of.leadOfBatchNormAtPlainsFastestRate())),
                Claim.of("faster-in-seconds", "Batch normalization makes learning faster, measured in processor time.")
                        .shownIn("finishes", "steps")
                        .testedIf("BN arrives", arrives(BEFORE, of))
                        .holdsIf(ratio(FASTER, of.leadInSeconds()).byTheClock())
                        .caveat(
                                "The lead is smaller than in iterations, for an iteration with BN costs more.",
                                ratio(1.5, of.costOfNormalization()).byTheClock())
                        .caveat(
                                "The cost of a layer belongs to an implementation: on DL4J's own step less of the lead is left.",
                                ratio(FASTER, of.leadToLeadOnStockStep()).byTheClock()),
                largerRates("larger-rates", "Batch normalization allows larger learning rates.", BEFORE, of)
                        .caveat(
                                "Allowed is not advised: BN's fastest rate is no larger.",
                                atMost(1, of.fastestRateOfBatchNorm()))
                        .caveat(
                                "The largest rate that still learns costs accuracy.",
                                difference(0.05, of.lostByBatchNormAtHighestRate())),
                faster(
                                "layer-norm-faster",
                                "Layer normalization makes learning faster, counted in iterations.",
                                LAYER,
                                of)
                        .caveat("Batch normalization is faster still.", ratio(FASTER, of.lead(LAYER, BEFORE))),
                largerRates("layer-norm-larger-rates", "Layer normalization allows larger learning rates.", LAYER, of)
                        .caveat(
                                "Batch normalization allows larger ones still.",
                                ratio(LARGER, of.highestRate(BEFORE, LAYER))));
    }

    private static Claim faster(
            String id, String statement, Normalization normalization, BatchNormLearningRateReadings of) {
        return Claim.of(id, statement)
                .shownIn("races", "iterations-by-rate", "finishes")
                .testedIf(normalization.label() + " arrives", arrives(normalization, of))
                .holdsIf(ratio(FASTER, of.lead(NONE, normalization)));
    }

    private static Claim largerRates(
            String id, String statement, Normalization normalization, BatchNormLearningRateReadings of) {
        return Claim.of(id, statement)
                .shownIn("accuracy-by-rate", "by-rate")
                .holdsIf(ratio(LARGER, of.highestRate(normalization, NONE)));
    }

    /** Without this a network's iterations are no more than a bound. */
    private static Condition arrives(Normalization normalization, BatchNormLearningRateReadings of) {
        return atLeast(of.target(), of.highestAccuracy(normalization));
    }
}
