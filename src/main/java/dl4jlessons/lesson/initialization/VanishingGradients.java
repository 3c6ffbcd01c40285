package dl4jlessons.lesson.initialization;

import static dl4jlessons.result.Condition.ratio;
import static dl4jlessons.result.Condition.ratioAtLeast;
import static dl4jlessons.result.Condition.ratioAtMost;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.VanishingGradientsReadings.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Training;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How much of the gradient reaches the first layer of a deep network, and what makes it vanish on the way?
 *
 * <p>The gradient of the loss is followed backwards through untrained networks of 5, 10 and 20 hidden layers, image by
 * image and unit by unit. Its root mean square and its median are shown side by side: a few large gradients can carry the
 * one while the other, the typical unit's, is gone. What each layer makes of it is predicted, and compared with what it
 * does make of it. Then one network of each kind is trained for a moment, so that the same can be seen in the dashboard.
 */
public final class VanishingGradients implements Lesson {
    static final InitialWeights STD_1 = InitialWeights.normal("std 1", 1);
    static final InitialWeights STD_001 = InitialWeights.normal("std 0.01", 0.01);
    static final InitialWeights XAVIER = InitialWeights.of("Xavier 1/√n", WeightInit.XAVIER_FAN_IN);
    static final InitialWeights HE = InitialWeights.of("He", WeightInit.RELU);

    static final List<Integer> DEPTHS = List.of(5, 10, 20);
    static final List<Activation> ACTIVATIONS = List.of(SIGMOID, TANH, RELU);
    static final List<InitialWeights> WEIGHTS = List.of(STD_1, STD_001, XAVIER, HE);
    private static final int WIDTH = 100;
    private static final int TRAINED_DEPTH = 10;
    private static final double LEARNING_RATE = 0.01;
    private static final int BATCH_SIZE = 100;
    /** By which factor a predicted gain may be off. */
    private static final double PREDICTED = 1.1;

    /**
     * @param images images whose gradients are followed
     * @param iterations updates of the networks that are trained to be watched
     */
    record Sizes(int images, int iterations) {
        static final Sizes STANDARD = new Sizes(300, 40);
        static final Sizes FULL = new Sizes(2000, 500);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int batchSize() {
            return Math.min(BATCH_SIZE, images);
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
                "the standard deviations of the gradients on the overview page, layer by layer; the update histograms of the"
                        + " first and the last hidden layer on the model page");
    }

    @Override
    public String setup(Settings settings) {
        String networks = DEPTHS.stream()
                .map(depth -> settings.layers(Collections.nCopies(depth, WIDTH)))
                .collect(Collectors.joining(", "));
        return networks + ", untrained, in double precision, "
                + Sizes.of(settings).images() + " images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, Examples> images =
                settings.perSeed(seed -> Split.disjoint(settings.images().training(), seed, sizes.images())
                        .get(0));

        RunResults<Variant, List<HiddenLayer>> gradients =
                settings.parallelRuns("following gradients", variants(), run -> {
                    Examples examples = images.get(run.seed());
                    MultiLayerNetwork network = run.network(network(run.variant(), examples, run.seed()));
                    List<HiddenLayer> layers = GradientProbe.of(network, examples, sizes.batchSize());
                    // no claim asks for the training below: where nobody watches it is left out
                    if (run.isWatched() && run.variant().depth() == TRAINED_DEPTH) {
                        network.setListeners(run.dashboard(5)); // StatsListener, for the dashboard
                        Training.on(examples)
                                .batchSize(sizes.batchSize())
                                .iterations(sizes.iterations())
                                .fit(network, run);
                    }
                    return layers;
                });
        return LessonResult.of(
                gradients.seeds(),
                claims(new VanishingGradientsReadings(gradients)),
                new VanishingGradientsCharts(gradients, ACTIVATIONS, WEIGHTS, DEPTHS, sizes.batchSize()));
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
            layers.layer(new DenseLayer.Builder().nOut(WIDTH).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(images.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    /**
     * Layers multiply gradients, so they are judged on a logarithmic scale. A thousandth is beyond what a larger learning
     * rate could make up for, a tenth is not. From the last of twenty layers to the first there are 19 gains: 0.7 each leave
     * a thousandth, and predictions that are off by 1.1 each are off by a factor of 6 in all, which is less than that tenth.
     * Half as much of a gradient in a mini-batch's mean asks for steps twice as large.
     */
    static List<Claim> claims(VanishingGradientsReadings of) {
        return List.of(
                Claim.of("gain-per-layer", "What a layer makes of gradient and signal can be predicted.")
                        .shownIn("gain-per-layer", "gains")
                        .holdsIf(
                                predicted("gradient, std 0.01", of.largestError(HiddenLayer::backward, STD_001)),
                                predicted("gradient, std 1", of.largestError(HiddenLayer::backward, STD_1)),
                                predicted("gradient, Xavier, He", of.largestError(HiddenLayer::backward, XAVIER, HE)),
                                predicted("signal, Xavier, He", of.largestError(HiddenLayer::forward, XAVIER, HE)),
                                predicted("signal, others", of.largestError(HiddenLayer::forward, STD_1, STD_001)))
                        .caveat(
                                "On average over the layers: of a single layer with 100 units it may be further off.",
                                ratioAtLeast(
                                        PREDICTED,
                                        "the same, gradient, the worst single layer of all networks",
                                        of.largestErrorOfALayer(STD_1, STD_001, XAVIER, HE))),
                Claim.of("saturation-vanishes", "Where activations pile up at 0 and 1, gradients vanish.")
                        .shownIn("gradient-rms", "gradient-median", "gradients", "gains")
                        .holdsIf(ratioAtMost(
                                0.7,
                                "gain of the RMS gradient per layer, sigmoid std 1, 20 layers",
                                of.gainPerLayer(SIGMOID, STD_1)))
                        .caveat(
                                "A few unsaturated units carry the mean square: the typical unit's gradient is far smaller.",
                                ratioAtMost(
                                        0.1,
                                        "median ÷ RMS at the first layer, the same",
                                        of.medianShare(SIGMOID, STD_1)))
                        .caveat(
                                "Saturation is not the worst: weights of 0.01, where no unit saturates, lose far more.",
                                ratioAtMost(
                                        1e-3,
                                        "RMS at the first layer, sigmoid, 20 layers, std 0.01 ÷ std 1",
                                        of.rmsRatio(SIGMOID, STD_001, STD_1))),
                Claim.of("depth-worsens", "The more layers, the worse gradients vanish.")
                        .shownIn("gradient-rms", "gradients", "gradients-shallower")
                        .holdsIf(
                                ratio(
                                        1e3,
                                        "RMS at the first layer, sigmoid Xavier, 5 layers ÷ 20 layers",
                                        of.depthRatio(SIGMOID, XAVIER)),
                                ratio(1e3, "the same, ReLU std 0.01", of.depthRatio(RELU, STD_001)))
                        .caveat(
                                "Not with weights that suit the function: ReLU with He initialization hardly notices the depth.",
                                ratioAtMost(10, "the same, ReLU He", of.depthRatio(RELU, HE))),
                Claim.of("suitable-weights-keep-gradients", "Suitable initial weights keep gradients from vanishing.")
                        .shownIn("gradient-rms", "gradients")
                        .holdsIf(
                                ratioAtLeast(0.1, "RMS, ReLU He, 20 layers, first layer ÷ last", of.reaching(RELU, HE)),
                                ratioAtLeast(0.1, "the same, tanh Xavier", of.reaching(TANH, XAVIER)))
                        .caveat(
                                "Not with sigmoid and Xavier's weights: its slope is at most ¼.",
                                ratioAtMost(1e-6, "the same, sigmoid Xavier", of.reaching(SIGMOID, XAVIER))),
                Claim.of("too-large-explodes", "Where weights are too large, gradients explode.")
                        .shownIn("gradient-rms", "gradients")
                        .holdsIf(ratio(1e3, "RMS, tanh std 1, 20 layers, first layer ÷ last", of.reaching(TANH, STD_1)))
                        .caveat(
                                "Not with sigmoid: from weights as large its gradients hardly grow.",
                                ratioAtMost(10, "the same, sigmoid std 1", of.reaching(SIGMOID, STD_1))),
                Claim.of(
                                "batches-cancel",
                                "Where weights are too large, the gradients of images cancel in a mini-batch.")
                        .shownIn("weight-gradient-of-batches", "gains")
                        .holdsIf(
                                ratio(
                                        2,
                                        "weight gradient, first layer ÷ last, sigmoid std 1, 20 layers, images ÷ batches",
                                        of.cancelled(SIGMOID, STD_1)),
                                ratio(2, "the same, tanh std 1", of.cancelled(TANH, STD_1)))
                        .caveat(
                                "Not with weights that suit the function.",
                                ratioAtMost(2, "the same, ReLU He", of.cancelled(RELU, HE)),
                                ratioAtMost(2, "the same, tanh Xavier", of.cancelled(TANH, XAVIER))));
    }

    private static Condition predicted(String what, LongToDoubleFunction error) {
        return ratioAtMost(PREDICTED, "error of the predicted gain per layer, 20 layers, " + what, error);
    }
}
