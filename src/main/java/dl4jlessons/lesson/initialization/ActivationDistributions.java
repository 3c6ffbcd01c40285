package dl4jlessons.lesson.initialization;

import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.training.ActivationProbe;
import dl4jlessons.training.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What do the layers of a deep network say about their input before any training, and how do the initial weights decide
 * it?
 *
 * <p>A thousand random inputs pass through five untrained layers (the book's figure 6-10 and its neighbours, chapter 6,
 * section 2.2). Two spreads are measured, because they tell different stories: that of all activations of a layer taken
 * together, which histograms show, and that of a single unit across inputs, which is what the unit knows.
 */
public final class ActivationDistributions implements Lesson {
    static final int LAYERS = 5;
    private static final int[] CONSTANT_WIDTH = {100, 100, 100, 100, 100, 100};
    private static final int[] NARROWING = {400, 200, 100, 50, 25, 12};

    /** Whether batch normalization is put between the layers, and on which side of the activation function. */
    enum Normalization {
        NONE(""),
        BEFORE(", BN before"),
        AFTER(", BN after");

        private final String label;

        Normalization(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    record Sizes(int inputs) {
        static final Sizes STANDARD = new Sizes(1000);
    }

    record Variant(Activation activation, InitialWeights weights, Normalization normalization, boolean narrowing) {
        Variant(Activation activation, InitialWeights weights) {
            this(activation, weights, Normalization.NONE, false);
        }

        @Override
        public String toString() {
            return Names.of(activation) + (narrowing ? ", narrowing" : "") + normalization + ", " + weights;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new ActivationDistributions(), args);
    }

    @Override
    public Card card() {
        return new Card(
                2,
                "Activation distributions",
                "What do the layers of a deep network say about their input before any training, and how do the initial"
                        + " weights decide it?",
                "100-100×5 and 400-200-100-50-25-12, untrained, 1000 inputs from N(0, 1)",
                "nothing: this lesson trains no network");
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Runs<Variant, List<ActivationProbe.Layer>> runs = settings.sideBySide("probing", variants(), run -> {
            Variant variant = run.variant();
            int[] widths = variant.narrowing() ? NARROWING : CONSTANT_WIDTH;
            MultiLayerNetwork network = new MultiLayerNetwork(
                    network(variant.activation(), variant.weights(), variant.normalization(), widths, run.seed()));
            network.init();
            Nd4j.getRandom().setSeed(Seeds.derive(run.seed(), sizes.inputs()));
            INDArray inputs = Nd4j.randn(sizes.inputs(), widths[0]);
            int layersPerStep = network.getnLayers() / LAYERS;
            int[] outputs = IntStream.rangeClosed(1, LAYERS)
                    .map(i -> i * layersPerStep - 1)
                    .toArray();
            // what leaves batch normalization has no flat ends
            Activation outputFunction =
                    variant.normalization() == Normalization.AFTER ? IDENTITY : variant.activation();
            return ActivationProbe.of(network, inputs, outputs, outputFunction, range(variant));
        });
        return new ActivationFindings(runs).result();
    }

    /** What a histogram of the variant's outputs shows. */
    static ActivationProbe.Range range(Variant variant) {
        if (variant.normalization() == Normalization.AFTER) {
            return new ActivationProbe.Range(-3, 3);
        }
        return switch (variant.activation()) {
            case SIGMOID -> new ActivationProbe.Range(0, 1);
            case TANH -> new ActivationProbe.Range(-1, 1);
            case RELU -> new ActivationProbe.Range(0, 3);
            default -> new ActivationProbe.Range(-3, 3);
        };
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Activation activation : List.of(SIGMOID, TANH, RELU, IDENTITY)) {
            for (InitialWeights weights : weights()) {
                variants.add(new Variant(activation, weights));
            }
        }
        for (InitialWeights weights : List.of(InitialWeights.XAVIER, InitialWeights.GLOROT)) {
            variants.add(new Variant(IDENTITY, weights, Normalization.NONE, true));
        }
        for (Normalization normalization : List.of(Normalization.BEFORE, Normalization.AFTER)) {
            for (InitialWeights weights : weights()) {
                variants.add(new Variant(SIGMOID, weights, normalization, false));
                variants.add(new Variant(RELU, weights, normalization, false));
            }
        }
        return variants;
    }

    static List<InitialWeights> weights() {
        return List.of(InitialWeights.STD_1, InitialWeights.STD_001, InitialWeights.XAVIER, InitialWeights.HE);
    }

    /** Dense layers, with batch normalization (γ = 1, β = 0) before or after the activation function if asked for. */
    static MultiLayerConfiguration network(
            Activation activation, InitialWeights weights, Normalization normalization, int[] widths, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(weights.function())
                .list();
        for (int width : IntStream.of(widths).skip(1).toArray()) {
            switch (normalization) {
                case NONE -> layers.layer(dense(width, activation));
                case BEFORE ->
                    layers.layer(dense(width, IDENTITY))
                            .layer(new BatchNormalization())
                            .layer(new ActivationLayer(activation));
                case AFTER -> layers.layer(dense(width, activation)).layer(new BatchNormalization());
            }
        }
        return layers.setInputType(InputType.feedForward(widths[0])).build();
    }

    private static DenseLayer dense(int width, Activation activation) {
        return new DenseLayer.Builder().nOut(width).activation(activation).build();
    }
}
