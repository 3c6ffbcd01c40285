package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.Normalization.AFTER;
import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.NONE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.ratio;
import static dl4jlessons.result.Condition.ratioAtLeast;
import static dl4jlessons.result.Condition.ratioAtMost;
import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.initialization.ActivationDistributionsReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.training.ActivationProbe;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What do the layers of an untrained network say about their input, and how do initial weights decide it?
 *
 * <p>A thousand random inputs pass through five untrained layers (the book's figure 6-10 and its neighbours, chapter 6,
 * section 2.2). Two spreads are measured, because they tell different stories: that of all activations of a layer taken
 * together, which histograms show, and that of a single unit across inputs, which is what the unit
 * tells about them.
 */
public final class ActivationDistributions implements Lesson {
    static final InitialWeights STD_1 = InitialWeights.normal("std 1", 1);
    static final InitialWeights STD_001 = InitialWeights.normal("std 0.01", 0.01);
    /** N(0, 1/in), which the book calls Xavier. */
    static final InitialWeights XAVIER = InitialWeights.of("Xavier 1/√n", WeightInit.XAVIER_FAN_IN);
    /** N(0, 2/(in + out)), Glorot and Bengio (2010), equation 12; DL4J's default. */
    static final InitialWeights GLOROT = InitialWeights.of("Glorot", WeightInit.XAVIER);
    /** N(0, 2/in), He et al. (2015), equation 10. */
    static final InitialWeights HE = InitialWeights.of("He", WeightInit.RELU);

    private static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU, IDENTITY);
    private static final List<InitialWeights> WEIGHTS = List.of(STD_1, STD_001, XAVIER, HE);
    /** Inputs and five layers. */
    private static final List<Integer> CONSTANT_WIDTH = List.of(100, 100, 100, 100, 100, 100);

    private static final List<Integer> NARROWING = List.of(400, 200, 100, 50, 25, 12);
    /** Tells the inputs' seed from that of the weights. */
    private static final int INPUTS = 1;

    record Sizes(int inputs) {
        static final Sizes STANDARD = new Sizes(1000);
    }

    public static void main(String[] args) {
        LessonRunner.main(new ActivationDistributions(), args);
    }

    @Override
    public Card card() {
        return new Card(
                2,
                "Activation distributions",
                "What do the layers of an untrained network say about their input, and how do initial weights decide it?",
                "nothing: this lesson trains no network");
    }

    @Override
    public String setup(Settings settings) {
        return layers(CONSTANT_WIDTH) + " and " + layers(NARROWING) + ", untrained, " + Sizes.STANDARD.inputs()
                + " inputs from N(0, 1)";
    }

    private static String layers(List<Integer> widths) {
        return Settings.layers(widths.get(0), widths.subList(1, widths.size()));
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        RunResults<Variant, List<Layer>> layers = settings.parallelRuns("probing", variants(), run -> {
            Variant variant = run.variant();
            MultiLayerNetwork network = new MultiLayerNetwork(network(variant, run.seed()));
            network.init();
            Nd4j.getRandom().setSeed(Seeds.derive(run.seed(), INPUTS));
            INDArray inputs =
                    Nd4j.randn(DataType.DOUBLE, sizes.inputs(), variant.widths().get(0));
            return ActivationProbe.of(network, inputs, dl4jLayers(variant.normalization()), outputs(variant));
        });
        ActivationDistributionsReadings readings = new ActivationDistributionsReadings(layers);
        return LessonResult.of(
                layers.seeds(),
                claims(readings),
                new ActivationDistributionsCharts(readings, ACTIVATIONS, WEIGHTS, CONSTANT_WIDTH));
    }

    /** Layers of DL4J that make up one layer of {@link #network}. */
    private static int dl4jLayers(Normalization normalization) {
        return switch (normalization) {
            case NONE, LAYER -> 1;
            case AFTER -> 2;
            case BEFORE -> 3;
        };
    }

    /** The function whose flat ends count as saturated: what leaves batch normalization has none. */
    private static Activation outputs(Variant variant) {
        return variant.normalization() == AFTER ? IDENTITY : variant.activation();
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Normalization normalization : List.of(NONE, BEFORE, AFTER)) {
            for (Activation activation : normalization == NONE ? ACTIVATIONS : List.of(SIGMOID, RELU)) {
                variants.addAll(fromAllWeights(activation, normalization));
            }
        }
        variants.add(narrowing(XAVIER));
        variants.add(narrowing(GLOROT));
        return variants;
    }

    private static List<Variant> fromAllWeights(Activation activation, Normalization normalization) {
        return WEIGHTS.stream()
                .map(weights -> new Variant(activation, weights, normalization, CONSTANT_WIDTH))
                .toList();
    }

    private static Variant plain(Activation activation, InitialWeights weights) {
        return new Variant(activation, weights, NONE, CONSTANT_WIDTH);
    }

    private static Variant narrowing(InitialWeights weights) {
        return new Variant(IDENTITY, weights, NONE, NARROWING);
    }

    /** Dense layers, with batch normalization (γ = 1, β = 0) before or after the activation function if asked for. */
    static MultiLayerConfiguration network(Variant variant, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(seed)
                .weightInit(variant.weights().function())
                .list();
        for (int width : variant.widths().subList(1, variant.widths().size())) {
            DenseLayer.Builder dense = new DenseLayer.Builder().nOut(width).activation(variant.activation());
            switch (variant.normalization()) {
                case NONE -> layers.layer(dense.build());
                case LAYER -> layers.layer(dense.hasLayerNorm(true).build());
                case BEFORE ->
                    layers.layer(dense.activation(IDENTITY).build())
                            .layer(new BatchNormalization())
                            .layer(new ActivationLayer(variant.activation()));
                case AFTER -> layers.layer(dense.build()).layer(new BatchNormalization());
            }
        }
        return layers.setInputType(InputType.feedForward(variant.widths().get(0)))
                .build();
    }

    /**
     * Layers multiply spreads, so what is left of one is judged on a logarithmic scale. A third over four layers means that
     * each loses a quarter, a fiftieth that each loses more than half; 0.8 to 1.25 that none loses or adds more than about 5 %.
     */
    static List<Claim> claims(ActivationDistributionsReadings of) {
        return List.of(
                Claim.of("std-1-saturates", "With standard deviation 1, sigmoid activations pile up at 0 and 1.")
                        .shownIn("histograms-sigmoid", "spread")
                        .holdsIf(atLeast(0.5, of.saturated(plain(SIGMOID, STD_1)))),
                Claim.of(
                                "std-001-collapses",
                                "With standard deviation 0.01, all units say nearly the same: activations collapse to one value.")
                        .shownIn("histograms-sigmoid", "spread-pooled", "spread-unit", "spread")
                        .holdsIf(
                                atMost(0.06, of.pooledSpread(plain(SIGMOID, STD_001))),
                                atMost(1e-3, of.unitSpread(plain(SIGMOID, STD_001)))),
                Claim.of("xavier-keeps-breadth", "Xavier's weights keep the spread of sigmoid and tanh activations.")
                        .shownIn("spread-pooled", "spread-unit", "spread")
                        .holdsIf(
                                ratioAtLeast(0.3, of.pooledSpreadKept(plain(TANH, XAVIER))),
                                ratioAtLeast(0.3, of.pooledSpreadKept(plain(SIGMOID, XAVIER))))
                        .caveat(
                                "With sigmoid the histogram deceives: units differ from each other, but each hardly reacts to"
                                        + " its input any more.",
                                ratioAtMost(0.02, of.unitSpreadKept(plain(SIGMOID, XAVIER)))),
                Claim.of("xavier-linear", "Xavier's rule is derived for linear units.")
                        .shownIn("histograms-identity", "spread-pooled", "spread")
                        .holdsIf(
                                ratioAtLeast(0.8, of.pooledSpreadKept(plain(IDENTITY, XAVIER))),
                                ratioAtMost(1.25, "the same, from above", of.pooledSpreadKept(plain(IDENTITY, XAVIER))))
                        .caveat(
                                "In a network that narrows, Glorot's own rule 2/(in + out) does let the spread grow: it trades"
                                        + " forward for backward spread, and only 1/in keeps the former.",
                                ratio(
                                        1.5,
                                        "pooled standard deviation, identity, narrowing, Glorot ÷ 1/√n, last layer",
                                        of.pooledRatio(narrowing(GLOROT), narrowing(XAVIER)))),
                Claim.of(
                                "he-keeps-relu-breadth",
                                "With ReLU, He initialization keeps the spread; Xavier's lets it fade.")
                        .shownIn("histograms-relu", "spread-pooled", "spread-unit", "spread")
                        .holdsIf(
                                ratioAtLeast(0.5, of.pooledSpreadKept(plain(RELU, HE))),
                                ratioAtMost(0.4, of.pooledSpreadKept(plain(RELU, XAVIER))))
                        .caveat(
                                "What a unit tells about its input shrinks even with He initialization.",
                                ratioAtMost(0.8, of.unitSpreadKept(plain(RELU, HE)))),
                Claim.of("bn-forces-breadth", "Batch normalization forces a suitable spread on every layer.")
                        .shownIn(
                                "histograms-sigmoid-bn-before",
                                "histograms-sigmoid-bn-after",
                                "histograms-relu-bn-before",
                                "spread")
                        .holdsIf(
                                atLeast(0.1, of.narrowest(fromAllWeights(SIGMOID, BEFORE))),
                                atLeast(0.1, of.narrowest(fromAllWeights(RELU, BEFORE))),
                                atLeast(0.9, of.narrowest(fromAllWeights(SIGMOID, AFTER)))));
    }
}
