package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant.BOOK_RATE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.ChanceLevel;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.ActivationProbe;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Which initial weights let a deep network learn, and do they depend on the activation function?
 *
 * <p>The same network is trained from five kinds of initial weights with each of three activation functions; with ReLU
 * this is the book's experiment (chapter 6, section 2.4). Sigmoid and tanh are tried at a larger learning rate too.
 */
public final class InitializationComparison implements Lesson {
    /** Rates larger than the book's at which the networks still learn, chosen from a small sweep on seed 1. */
    private static final double TANH_RATE = 0.3;

    private static final double SIGMOID_RATE = 1;
    static final List<Activation> ACTIVATIONS = List.of(RELU, TANH, SIGMOID);
    private static final int WIDTH = 100;
    private static final int HIDDEN_LAYERS = 4;
    private static final int BATCH_SIZE = 128;

    /** The ReLU networks are trained for longer; all are compared when {@code iterations} are done. */
    record Sizes(int images, int validationImages, int reluIterations, int iterations) {
        static final Sizes STANDARD = new Sizes(10_000, 2000, 1000, 200);
        static final Sizes FULL = new Sizes(50_000, 2000, 2000, 2000);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int iterations(Variant variant) {
            return variant.activation() == RELU ? reluIterations : iterations;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new InitializationComparison(), args);
    }

    @Override
    public Card card() {
        return new Card(
                4,
                "Comparing initial weights",
                "Which initial weights let a deep network learn, and do they depend on the activation function?",
                "the scores of \"ReLU, He\" and \"ReLU, std 0.01\", then their activations layer by layer");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(Collections.nCopies(HIDDEN_LAYERS, WIDTH)) + ", SGD " + BOOK_RATE + " (also tanh "
                + TANH_RATE
                + ", sigmoid " + SIGMOID_RATE + "), mini-batches of " + BATCH_SIZE + ", " + sizes.iterations()
                + " iterations (ReLU " + sizes.reluIterations() + ") on " + sizes.images() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.images(), sizes.validationImages());

        RunResults<Variant, Outcome> runs = settings.parallelRuns("training", variants(), run -> {
            TrainValidationData images = data.get(run.seed());
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            network.setListeners(run.dashboard(20)); // StatsListener, for the dashboard
            double spread = ActivationProbe.unitSpread(network, images.validation());
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations(run.variant()))
                    .validationOnly()
                    .fit(network, run);
            return new Outcome(spread, history);
        });
        InitializationComparisonReadings readings = new InitializationComparisonReadings(runs, sizes.iterations());
        ChanceLevel chance = new ChanceLevel(settings.images().training().classes());
        return LessonResult.of(
                runs.seeds(),
                claims(readings),
                new InitializationComparisonCharts(readings, TANH_RATE, SIGMOID_RATE, chance));
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        ACTIVATIONS.forEach(f -> InitialWeights.RANDOM.forEach(w -> variants.add(new Variant(f, BOOK_RATE, w))));
        List<InitialWeights> compared = List.of(STD_001, XAVIER, HE);
        compared.forEach(weights -> variants.add(new Variant(TANH, TANH_RATE, weights)));
        compared.forEach(weights -> variants.add(new Variant(SIGMOID, SIGMOID_RATE, weights)));
        return variants;
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(variant.learningRate()))
                .weightInit(variant.weights().function())
                .activation(variant.activation())
                .list(
                        new DenseLayer.Builder().nOut(WIDTH).build(),
                        new DenseLayer.Builder().nOut(WIDTH).build(),
                        new DenseLayer.Builder().nOut(WIDTH).build(),
                        new DenseLayer.Builder().nOut(WIDTH).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * A loss that is half a unit lower is the difference between guessing and learning; a tenth shows in every curve, and
     * less than a fiftieth would not change anybody's choice. A rank correlation of 0.6 sorts most pairs.
     */
    static List<Claim> claims(InitializationComparisonReadings of) {
        return List.of(
                Claim.of("he-for-relu", "With ReLU, use He initialization.")
                        .holdsIf(
                                difference(0.05, "loss, Xavier 1/√n minus He", of.lead(RELU, BOOK_RATE, HE, XAVIER)),
                                difference(0.5, "loss, std 0.01 minus He", of.lead(RELU, BOOK_RATE, HE, STD_001)))
                        .caveat(
                                "Xavier catches up: by the end most of He's lead is gone.",
                                atMost(
                                        0.5,
                                        "lead over Xavier at the end ÷ lead after " + of.iterations() + " iterations",
                                        of.shareOfLeadAtTheEnd(RELU, BOOK_RATE, HE, XAVIER))),
                xavierFor("xavier-for-tanh", TANH, TANH_RATE, of),
                xavierFor("xavier-for-sigmoid", SIGMOID, SIGMOID_RATE, of),
                Claim.of("breadth-makes-learning", "A suitable spread of the activations is what makes learning work.")
                        .holdsIf(atMost(
                                -0.6,
                                "rank correlation of spread at the start and loss, all initial weights",
                                of.correlation(BOOK_RATE, InitialWeights.RANDOM)))
                        .caveat(
                                "Without standard deviation 1 it is true: then the wider the spread, the lower the loss.",
                                atMost(
                                        -0.6,
                                        "the same without std 1",
                                        of.correlation(BOOK_RATE, List.of(STD_001, XAVIER, GLOROT, HE))))
                        .caveat(
                                "Suitable, not large: with standard deviation 1 the spread is largest, and ReLU diverges.",
                                atLeast(1, "ReLU std 1 diverged (1 = yes)", of.diverged(RELU, BOOK_RATE, STD_1))));
    }

    private static Claim xavierFor(
            String id, Activation activation, double otherRate, InitializationComparisonReadings of) {
        return Claim.of(id, "With " + ActivationNames.of(activation) + ", use Xavier initialization.")
                .holdsIf(
                        difference(0.02, "loss, He minus Xavier 1/√n", of.lead(activation, BOOK_RATE, XAVIER, HE)),
                        difference(0.1, "loss, std 0.01 minus Xavier", of.lead(activation, BOOK_RATE, XAVIER, STD_001)))
                .caveat(
                        "Not at every learning rate: at " + otherRate + " it does not win.",
                        atMost(
                                0,
                                "loss, He minus Xavier at learning rate " + otherRate,
                                of.lead(activation, otherRate, XAVIER, HE)));
    }
}
