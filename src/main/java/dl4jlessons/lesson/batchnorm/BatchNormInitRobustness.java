package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Normalization.AFTER_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.BEFORE_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.Normalization.NONE;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * How far off may the initial weights be before a network no longer learns, with batch normalization and without?
 *
 * <p>The same network starts from weights drawn from N(0, s²), with s anywhere between 1 and 0.0001, and is trained on a
 * thousand images: the experiment of the book's chapter 6, section 3.2.
 */
public final class BatchNormInitRobustness implements Lesson {
    private static final int HIDDEN_LAYERS = 5;
    private static final double LEARNING_RATE = 0.01;
    private static final int BATCH_SIZE = 100;

    /**
     * @param scales how many standard deviations to try
     * @param networks the kinds of network to try
     */
    record Sizes(int images, int epochs, int scales, List<Normalization> networks) {
        static final Sizes STANDARD = new Sizes(1000, 20, 8, List.of(NONE, BEFORE_RELU, DEFAULT_EPSILON));
        static final Sizes FULL = new Sizes(1000, 20, 16, List.of(Normalization.values()));
    }

    /**
     * @param batchStatistics training accuracy at the end when the images are normalized with their own statistics, as they
     *     are in training, and not with the running ones
     */
    record Outcome(History history, double batchStatistics) {}

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormInitRobustness(), args);
    }

    @Override
    public Card card() {
        return new Card(
                7,
                "Batch normalization and initial weights",
                "How far off may the initial weights be before a network no longer learns, with batch normalization and"
                        + " without?",
                "the activations of \"plain, std 1\" and \"BN, std 1\", layer by layer");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×5-10 ReLU, SGD 0.01, mini-batches of 100, 1000 images, 20 epochs";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, Examples> data =
                settings.perSeed(seed -> Split.disjoint(settings.images().training(), seed, sizes.images())
                        .get(0));

        List<ScaledNetwork> networks =
                ScaledNetwork.all(WeightScales.between1And00001(sizes.scales()), sizes.networks());

        Runs<ScaledNetwork, Outcome> runs = settings.sideBySide("training", networks, run -> {
            Examples images = data.get(run.seed());
            MultiLayerNetwork network =
                    run.network(network(run.variant(), images.width(), images.classes(), run.seed()));
            network.setListeners(run.dashboard(20));
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .epochs(sizes.epochs())
                    .fit(network, run);
            return new Outcome(history, Accuracy.of(network.output(images.features(), true), images.labels()));
        });
        return new RobustnessFindings(runs).result();
    }

    static MultiLayerConfiguration network(ScaledNetwork network, int pixels, int classes, long seed) {
        Normalization normalization = network.normalization();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(new NormalDistribution(0, network.scale()))
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // BN subtracts the mean and any bias with it: its own β takes the bias's place
            boolean bias = !normalization.isBeforeRelu();
            layers.layer(new DenseLayer.Builder().nOut(100).hasBias(bias).build());
            if (normalization.isBeforeRelu()) {
                layers.layer(normalization.layer());
            }
            // DL4J's BatchNormalization ignores its activation function: ReLU needs a layer of its own
            layers.layer(new ActivationLayer(Activation.RELU));
            if (normalization == AFTER_RELU) {
                layers.layer(normalization.layer());
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(pixels))
                .build();
    }
}
