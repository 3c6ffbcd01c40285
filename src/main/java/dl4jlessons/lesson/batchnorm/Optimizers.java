package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer.ADAM;
import static dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer.MOMENTUM;
import static dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer.SGD;
import static dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer.WARM_UP;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.result.Condition.ratio;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Kind;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import dl4jlessons.training.TrainingRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.RampSchedule;

/**
 * Do momentum, Adam or a warm-up make careful initialization and batch normalization unnecessary?
 *
 * <p>The network of lesson 7 is trained by each optimizer at half a dozen rates and more, and then, at the rate that
 * suits it best, from weights that are too small or too large.
 */
public final class Optimizers implements Lesson {
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 5;
    private static final int BATCH_SIZE = 50;
    private static final double MOMENTUM_KEPT = 0.9;
    /** Iterations in which the learning rate rises: three tenths of those of the standard size. */
    private static final int WARM_UP_ITERATIONS = 45;
    /** A network with this validation accuracy has learned something; chance is 0.1. */
    private static final double LEARNED = 0.5;
    /** One whose learning rate works recognizes so many. */
    static final double WORKS = 0.6;

    static final Kind PLAIN_SGD = new Kind(SGD, false);
    static final Kind PLAIN_MOMENTUM = new Kind(MOMENTUM, false);
    static final Kind PLAIN_ADAM = new Kind(ADAM, false);
    static final Kind PLAIN_WARM_UP = new Kind(WARM_UP, false);
    static final Kind NORMALIZED_SGD = new Kind(SGD, true);
    static final Kind NORMALIZED_ADAM = new Kind(ADAM, true);

    /**
     * @param images training images
     * @param validation images to measure on
     * @param iterations updates of each network
     */
    record Sizes(int images, int validation, int iterations) {
        static final Sizes STANDARD = new Sizes(10_000, 1000, 150);
        static final Sizes FULL = new Sizes(10_000, 1000, 600);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new Optimizers(), args);
    }

    @Override
    public Card card() {
        return new Card(
                10,
                "Optimizers",
                "Do momentum, Adam or a warm-up make careful initialization and batch normalization unnecessary?",
                "the update:parameter ratios of \"SGD, rate 0.1\" and \"Adam, rate 0.001\"");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH)) + " ReLU, " + OptimizersReadings.KINDS.size()
                + " combinations of optimizer and BN, each at up to "
                + ADAM.rates().size() + " rates and " + OptimizersReadings.SCALES.size()
                + " scales of the weights, mini-batches of " + BATCH_SIZE + ", " + sizes.iterations()
                + " iterations on " + sizes.images() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = data(settings, sizes);
        RunResults<Variant, History> runs =
                settings.parallelRuns("training", variants(), run -> train(run, data.get(run.seed()), sizes));
        OptimizersReadings readings = new OptimizersReadings(runs, WORKS);
        return LessonResult.of(runs.seeds(), claims(readings), new OptimizersCharts(readings));
    }

    static Map<Long, TrainValidationData> data(Settings settings, Sizes sizes) {
        return settings.tuningData(sizes.images(), sizes.validation());
    }

    static History train(TrainingRun<Variant> run, TrainValidationData images, Sizes sizes) {
        // DL4J's network on the fused training step; --stock: on DL4J's own
        MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
        network.setListeners(run.dashboard(20)); // StatsListener, for the dashboard
        return Training.on(images)
                .batchSize(BATCH_SIZE)
                .iterations(sizes.iterations())
                .validationOnly()
                .fit(network, run);
    }

    /** All rates from He initialization, and all scales at the best rate. */
    static List<Variant> variants() {
        return OptimizersReadings.KINDS.stream()
                .flatMap(kind -> Stream.concat(
                        kind.optimizer().rates().stream().map(rate -> new Variant(kind, 1, rate)),
                        OptimizersReadings.SCALES.stream().map(scale -> new Variant(kind, scale, kind.bestRate()))))
                .distinct()
                .toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        boolean normalized = variant.kind().normalized();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater(variant.kind().optimizer(), variant.rate()))
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // with BN, β takes the place of the bias
            layers.layer(new DenseLayer.Builder()
                    .nOut(WIDTH)
                    .hasBias(!normalized)
                    .weightInit(weights(variant.scale(), i == 0 ? images.width() : WIDTH))
                    .build());
            if (normalized) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .weightInit(weights(variant.scale(), WIDTH))
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static IWeightInit weights(double scale, int inputs) {
        return scale == 1
                ? WeightInit.RELU.getWeightInitFunction()
                : new WeightInitDistribution(new NormalDistribution(0, scale * Math.sqrt(2.0 / inputs)));
    }

    private static IUpdater updater(Optimizer optimizer, double rate) {
        return switch (optimizer) {
            case SGD -> new Sgd(rate);
            case MOMENTUM -> new Nesterovs(rate, MOMENTUM_KEPT);
            case ADAM -> new Adam(rate);
            case WARM_UP -> new Sgd(new RampSchedule(new FixedSchedule(rate), WARM_UP_ITERATIONS));
        };
    }

    /**
     * A factor of 2.5 in the learning rate, 0.4 decades, is the smallest that matters: a little less than a step of those
     * tried. A twentieth of all images is more than the seeds differ by; a fiftieth is the smallest difference that matters
     * where both learn well.
     */
    static List<Claim> claims(OptimizersReadings of) {
        return List.of(
                forgivesTheRate("momentum-forgives-rate", PLAIN_MOMENTUM, of),
                forgivesTheRate("adam-forgives-rate", PLAIN_ADAM, of),
                Claim.of("warm-up-larger-rates", "A warm-up allows larger learning rates.")
                        .shownIn("accuracy-by-rate", "plateaus")
                        .testedIf("some rate works", someRateWorks(PLAIN_SGD, of))
                        .holdsIf(ratio(2.5, of.highestRate(PLAIN_WARM_UP, PLAIN_SGD)))
                        .caveat(
                                "It gains nothing at the best rate.",
                                atMost(0.02, of.leadAtTheBestRate(PLAIN_WARM_UP, PLAIN_SGD))),
                insteadOfInitialization("momentum-instead-of-initialization", PLAIN_MOMENTUM, of),
                insteadOfInitialization("adam-instead-of-initialization", PLAIN_ADAM, of),
                Claim.of("adam-instead-of-normalization", "With Adam, batch normalization is unnecessary.")
                        .shownIn("plateau-widths", "accuracy-by-scale", "plateaus")
                        .testedIf("Adam learns at its best rate", learnsFromHe(PLAIN_ADAM, of))
                        .holdsIf(
                                atMost(0.05, of.leadOverScales(NORMALIZED_ADAM, PLAIN_ADAM)),
                                atMost(0.4, of.widerBy(NORMALIZED_ADAM, PLAIN_ADAM)))
                        .caveat(
                                "From He initialization and at its best rate Adam gains nothing by it.",
                                atMost(0.02, of.leadAtTheBestRate(NORMALIZED_ADAM, PLAIN_ADAM))));
    }

    private static Claim forgivesTheRate(String id, Kind kind, OptimizersReadings of) {
        return Claim.of(id, "With " + kind + " the choice of the learning rate matters less than with plain SGD.")
                .shownIn("plateau-widths", "plateaus")
                .testedIf("some rate works", someRateWorks(kind, of))
                .holdsIf(difference(0.4, of.widerBy(kind, PLAIN_SGD)))
                .caveat(
                        "Batch normalization does more: SGD with it has a wider range.",
                        difference(0.4, of.widerBy(NORMALIZED_SGD, kind)));
    }

    private static Claim insteadOfInitialization(String id, Kind kind, OptimizersReadings of) {
        return Claim.of(id, "With " + kind + ", initial weights need no care.")
                .shownIn("accuracy-by-scale")
                .testedIf(kind + " learns at its best rate", learnsFromHe(kind, of))
                .holdsIf(atMost(0.05, of.lostOverScales(kind)))
                .caveat("Less care than with plain SGD.", difference(0.05, of.leadOverScales(kind, PLAIN_SGD)));
    }

    private static Condition learnsFromHe(Kind kind, OptimizersReadings of) {
        return atLeast(
                LEARNED, "validation accuracy from He, " + kind, seed -> of.accuracy(kind, kind.bestRate(), seed));
    }

    private static Condition someRateWorks(Kind kind, OptimizersReadings of) {
        return atLeast(WORKS, "validation accuracy at the best rate, " + kind, seed -> of.best(kind, seed));
    }
}
