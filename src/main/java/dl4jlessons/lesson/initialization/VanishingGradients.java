package dl4jlessons.lesson.initialization;

import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.GradientProbe;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How much of the gradient reaches the first layer of a deep network, and what makes it vanish on the way?
 *
 * <p>The gradient of the loss is followed backwards through untrained networks of 5, 10 and 20 hidden layers, image by
 * image and unit by unit. Its root mean square and its median are shown side by side: a few large gradients can carry the
 * one while the other, the typical unit's, is gone. Then one network of each kind is trained for a moment, so that the
 * same can be seen in the dashboard.
 */
public final class VanishingGradients implements Lesson {
    static final List<Integer> DEPTHS = List.of(5, 10, 20);
    static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU);
    static final List<InitialWeights> WEIGHTS =
            List.of(InitialWeights.STD_1, InitialWeights.STD_001, InitialWeights.XAVIER, InitialWeights.HE);
    private static final int TRAINED_DEPTH = 10;
    private static final double LEARNING_RATE = 0.01;
    private static final int BATCH_SIZE = 100;

    /**
     * @param images images whose gradients are followed
     * @param iterations updates of the networks that are trained to be watched
     */
    record Sizes(int images, int iterations) {
        static final Sizes STANDARD = new Sizes(500, 60);
        static final Sizes FULL = new Sizes(2000, 500);
    }

    record Variant(Activation activation, InitialWeights weights, int depth) {
        @Override
        public String toString() {
            return Names.of(activation) + " " + depth + " layers, " + weights;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new VanishingGradients(), args);
    }

    @Override
    public Card card() {
        return new Card(
                3,
                "Vanishing gradients",
                "How much of the gradient reaches the first layer of a deep network, and what makes it vanish on the way?",
                "784-100×5, ×10 and ×20-10, untrained, in double precision",
                "the gradient histograms of layer 1 and layer 10 on the model page");
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, Examples> images =
                settings.perSeed(seed -> Split.disjoint(settings.images().training(), seed, sizes.images())
                        .get(0));

        Runs<Variant, List<GradientProbe.HiddenLayer>> gradients =
                settings.sideBySide("following gradients", variants(), run -> {
                    Examples examples = images.get(run.seed());
                    MultiLayerNetwork network = run.network(network(run.variant(), examples, run.seed()));
                    List<GradientProbe.HiddenLayer> layers = GradientProbe.of(network, examples);
                    if (run.variant().depth() == TRAINED_DEPTH && run.isWatched()) {
                        network.setListeners(run.dashboard(5));
                        Training.on(examples)
                                .batchSize(BATCH_SIZE)
                                .iterations(sizes.iterations())
                                .fit(network, run);
                    }
                    return layers;
                });
        return new GradientFindings(gradients).result();
    }

    static List<Variant> variants() {
        return ACTIVATIONS.stream()
                .flatMap(activation -> WEIGHTS.stream()
                        .flatMap(weights -> DEPTHS.stream().map(depth -> new Variant(activation, weights, depth))))
                .toList();
    }

    static MultiLayerConfiguration network(Variant variant, Examples images, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(variant.weights().function())
                .activation(variant.activation())
                .list();
        for (int i = 0; i < variant.depth(); i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }
}
