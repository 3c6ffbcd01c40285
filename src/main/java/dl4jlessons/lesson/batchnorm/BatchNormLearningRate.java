package dl4jlessons.lesson.batchnorm;

import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
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
 * Does batch normalization make learning faster, and does it allow larger learning rates?
 *
 * <p>Textbooks train two networks at one learning rate, with and without (the book's chapter 6, section 3.2). But a fair
 * race lets each choose its own rate, and there are two clocks to time it: iterations, and seconds.
 */
public final class BatchNormLearningRate implements Lesson {
    /** The rate at which the book compares the two. */
    static final double BOOK_RATE = 0.01;
    /** Half decades, from where even a good network crawls to where even a good one breaks. */
    static final List<Double> RATES = List.of(0.003, BOOK_RATE, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);

    private static final int HIDDEN_LAYERS = 5;
    private static final int BATCH_SIZE = 100;
    private static final int VALIDATION_IMAGES = 1000;

    /**
     * @param images training images
     * @param iterations updates of each network
     * @param validateEvery iterations between two measurements of accuracy, and so the resolution of this clock
     */
    record Sizes(int images, int iterations, int validateEvery) {
        static final Sizes STANDARD = new Sizes(10_000, 240, 10);
        static final Sizes FULL = new Sizes(10_000, 2000, 5);
    }

    /** Without batch normalization, and with it in front of each activation. */
    enum Kind {
        PLAIN("plain"),
        BN("BN");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    record Variant(Kind kind, double rate) {
        boolean normalized() {
            return kind == Kind.BN;
        }

        @Override
        public String toString() {
            return kind + ", rate " + rate;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormLearningRate(), args);
    }

    @Override
    public Card card() {
        return new Card(
                6,
                "Batch normalization and the learning rate",
                "Does batch normalization make learning faster, and does it allow larger learning rates?",
                "the scores of \"plain, rate 0.3\" and \"BN, rate 0.3\"");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×5-10 ReLU, He, SGD at eight rates, mini-batches of 100, 10,000 images";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TuningData> data = settings.tuningData(sizes.images(), VALIDATION_IMAGES);

        Runs<Variant, History> runs = settings.sideBySide("training", variants(), run -> {
            TuningData images = data.get(run.seed());
            MultiLayerNetwork network = run.network(network(
                    run.variant(), images.training().width(), images.training().classes(), run.seed()));
            network.setListeners(run.dashboard(50));
            return Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations())
                    .evaluateEvery(sizes.validateEvery())
                    .validationOnly()
                    .fit(network, run);
        });
        return new LearningRateFindings(new RateSweep(runs, sizes.iterations())).result();
    }

    private static List<Variant> variants() {
        return RATES.stream()
                .flatMap(rate -> Stream.of(Kind.values()).map(kind -> new Variant(kind, rate)))
                .toList();
    }

    static MultiLayerConfiguration network(Variant variant, int pixels, int classes, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(variant.rate()))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // with BN a bias would be subtracted again at once: β takes its place
            layers.layer(new DenseLayer.Builder()
                    .nOut(100)
                    .hasBias(!variant.normalized())
                    .build());
            if (variant.normalized()) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(pixels))
                .build();
    }
}
