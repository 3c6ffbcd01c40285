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
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What do the layers of an untrained network say about their input, and how do initial weights decide it?
 *
 * <p>A thousand random inputs pass through five untrained layers (the book's figure 6-10 and its neighbours, chapter 6,
 * section 2.2). Two spreads are measured, because they tell different stories: that of all activations of a layer taken
 * together, which histograms show, and that of a single unit across inputs, which is what the unit knows.
 */
public final class ActivationDistributions implements Lesson {
    static final int LAYERS = 5;
    static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU, IDENTITY);
    static final List<InitialWeights> WEIGHTS =
            List.of(InitialWeights.STD_1, InitialWeights.STD_001, InitialWeights.XAVIER, InitialWeights.HE);
    private static final List<Integer> CONSTANT_WIDTH = List.of(100, 100, 100, 100, 100, 100);
    static final List<Integer> NARROWING = List.of(400, 200, 100, 50, 25, 12);
    /** Tells the inputs' seed from that of the weights. */
    private static final int INPUTS = 1;

    record Sizes(int inputs) {
        static final Sizes STANDARD = new Sizes(1000);
    }

    record Variant(Activation activation, InitialWeights weights, Normalization normalization, List<Integer> widths) {
        Variant(Activation activation, InitialWeights weights, Normalization normalization) {
            this(activation, weights, normalization, CONSTANT_WIDTH);
        }

        @Override
        public String toString() {
            return Names.of(activation) + (widths.equals(NARROWING) ? ", narrowing" : "") + normalization + ", "
                    + weights;
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
                "What do the layers of an untrained network say about their input, and how do initial weights decide it?",
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
            MultiLayerNetwork network = new MultiLayerNetwork(network(variant, run.seed()));
            network.init();
            Nd4j.getRandom().setSeed(Seeds.derive(run.seed(), INPUTS));
            INDArray inputs =
                    Nd4j.randn(DataType.DOUBLE, sizes.inputs(), variant.widths().get(0));
            // what leaves batch normalization has no flat ends
            Activation outputs = variant.normalization() == Normalization.AFTER ? IDENTITY : variant.activation();
            return ActivationProbe.of(network, inputs, network.getnLayers() / LAYERS, outputs);
        });
        return new ActivationFindings(runs).result();
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        for (Normalization normalization : Normalization.values()) {
            for (Activation activation : normalization == Normalization.NONE ? ACTIVATIONS : List.of(SIGMOID, RELU)) {
                WEIGHTS.forEach(weights -> variants.add(new Variant(activation, weights, normalization)));
            }
        }
        variants.add(new Variant(IDENTITY, InitialWeights.XAVIER, Normalization.NONE, NARROWING));
        variants.add(new Variant(IDENTITY, InitialWeights.GLOROT, Normalization.NONE, NARROWING));
        return variants;
    }

    /** Dense layers, with batch normalization (γ = 1, β = 0) before or after the activation function if asked for. */
    static MultiLayerConfiguration network(Variant variant, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(seed)
                .weightInit(variant.weights().function())
                .list();
        for (int width : variant.widths().subList(1, LAYERS + 1)) {
            DenseLayer.Builder dense = new DenseLayer.Builder().nOut(width).activation(variant.activation());
            switch (variant.normalization()) {
                case NONE -> layers.layer(dense.build());
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
}
