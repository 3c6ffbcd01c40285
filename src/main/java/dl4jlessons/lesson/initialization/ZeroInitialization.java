package dl4jlessons.lesson.initialization;

import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.result.Condition.ratioAtLeast;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Outcome;
import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What goes wrong when all weights start equal, and is it the zero or the equality that does it?
 *
 * <p>A network with 100 hidden units is trained from zero, constant and random weights. If equal units stay equal, the
 * 100 of them are worth one, which can be shown: fold them into a single unit and compare the predictions.
 */
public final class ZeroInitialization implements Lesson {
    static final InitialWeights ZERO = InitialWeights.of("zero", WeightInit.ZERO);
    /** All the same, but not zero. */
    static final InitialWeights CONSTANT = InitialWeights.constant("constant", 0.01);
    /** N(0, 2/(in + out)), Glorot and Bengio (2010), the default. */
    static final InitialWeights GLOROT = InitialWeights.of("Glorot", WeightInit.XAVIER);

    static final Variant SOFTMAX_REGRESSION = new Variant(Optional.empty(), 0, ZERO);
    /** The control: what a single unit can do that starts at random. */
    static final Variant ONE_UNIT = new Variant(Optional.of(SIGMOID), 1, GLOROT);

    private static final int HIDDEN_UNITS = Variant.UNITS;
    private static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU);
    private static final int BATCH_SIZE = 100;
    private static final double LEARNING_RATE = 0.1;
    private static final int COUNT_EVERY = 20;

    record Sizes(int images, int validationImages, int iterations) {
        static final Sizes STANDARD = new Sizes(5000, 2000, 200);
        static final Sizes FULL = new Sizes(50_000, 2000, 500);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new ZeroInitialization(), args);
    }

    @Override
    public Card card() {
        return new Card(
                1,
                "Zero initialization",
                "What goes wrong when all weights start equal, and is it the zero or the equality that does it?",
                "the parameter histograms of \"tanh, zero\": all weights of the hidden layer in a single bar at 0, however"
                        + " long it trains");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.layers(List.of(HIDDEN_UNITS)) + ", SGD " + LEARNING_RATE + ", mini-batches of " + BATCH_SIZE
                + ", " + sizes.iterations() + " iterations on " + sizes.images() + " images";
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
            DistinctUnits distinctUnits = new DistinctUnits(network, COUNT_EVERY);
            network.setListeners(run.dashboard(5)); // StatsListener, for the dashboard
            network.addListeners(distinctUnits);
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations())
                    .validationOnly()
                    .fit(network, run);
            double largestWeight = network.getParam("0_W").amaxNumber().doubleValue();
            double foldingError = UnitFolding.error(network, images.validation().features());
            return new Outcome(history, distinctUnits.counts(), largestWeight, foldingError);
        });
        return LessonResult.of(
                runs.seeds(),
                claims(new ZeroInitializationReadings(ACTIVATIONS, runs)),
                new ZeroInitializationCharts(
                        runs, ACTIVATIONS, List.of(ZERO, CONSTANT, GLOROT), HIDDEN_UNITS, COUNT_EVERY));
    }

    private static List<Variant> variants() {
        Stream<Variant> hidden = ACTIVATIONS.stream().flatMap(activation -> Stream.of(ZERO, CONSTANT, GLOROT)
                .map(weights -> Variant.of(activation, weights)));
        return Stream.concat(hidden, Stream.of(ONE_UNIT, SOFTMAX_REGRESSION)).toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(variant.weights().function())
                .list();
        variant.hidden()
                .ifPresent(activation -> layers.layer(new DenseLayer.Builder()
                        .nOut(variant.units())
                        .activation(activation)
                        .build()));
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * A tenth of all images is as much as guessing recognizes among ten classes: less would hardly be learning. A probability that changes by a thousandth decides nothing, one that changes by a twentieth may; how far rounding
     * has driven units apart spans decades.
     */
    static List<Claim> claims(ZeroInitializationReadings of) {
        return List.of(
                Claim.of("never-all-zero", "The weights must not all be set to zero.")
                        .shownIn("loss", "outcomes")
                        .holdsIf(difference(
                                0.1,
                                "accuracy, random minus zero, smallest lead of the three activation functions",
                                of.smallestLead(GLOROT, ZERO)))
                        .caveat(
                                "Without a hidden layer there is no symmetry to break: softmax regression learns from zero.",
                                atLeast(0.6, of.softmaxRegression()))
                        .caveat(
                                "Zero is not the point, equality is: constant weights end far behind random ones too.",
                                difference(
                                        0.1,
                                        "accuracy, random minus constant, smallest lead",
                                        of.smallestLead(GLOROT, CONSTANT))),
                Claim.of("identical-updates", "Weights that start at zero all receive the same updates.")
                        .shownIn("distinct-units", "outcomes")
                        .holdsIf(atMost(1, of.mostUnits(ZERO)))
                        .caveat(
                                "With tanh and ReLU the update is no update: all but the output layer's bias stay at exactly"
                                        + " zero.",
                                atMost(0, of.largestWeight(ZERO, TANH, RELU))),
                Claim.of("worth-one-unit", "Many equal units have the power of a single one.")
                        .shownIn("outcomes")
                        .holdsIf(
                                atMost(
                                        1e-3,
                                        "largest change of a probability when sigmoid units from zero are folded into one",
                                        of.foldingError(SIGMOID, ZERO)),
                                atMost(
                                        1e-3,
                                        "the same for sigmoid units from constant weights",
                                        of.foldingError(SIGMOID, CONSTANT)),
                                atLeast(
                                        0.05,
                                        "the same for sigmoid units from random weights",
                                        of.foldingError(SIGMOID, GLOROT)))
                        .caveat(
                                "Only as long as rounding leaves them equal: ReLU units from constant weights have drifted"
                                        + " apart.",
                                ratioAtLeast(
                                                1e-3,
                                                "the same for ReLU units from constant weights",
                                                of.foldingError(RELU, CONSTANT))
                                        .byRounding()),
                Claim.of("random-breaks-symmetry", "Random initial weights keep units from becoming the same.")
                        .shownIn("distinct-units", "outcomes")
                        .holdsIf(atLeast(HIDDEN_UNITS, of.fewestUnits(GLOROT))));
    }
}
