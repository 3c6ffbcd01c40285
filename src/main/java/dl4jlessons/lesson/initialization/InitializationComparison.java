package dl4jlessons.lesson.initialization;

import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.ActivationProbe;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
import java.util.ArrayList;
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
    static final double BOOK_RATE = 0.01;
    /** Rates larger than the book's at which the networks still learn, chosen from a small sweep on seed 1. */
    static final double TANH_RATE = 0.3;

    static final double SIGMOID_RATE = 1;
    private static final int BATCH_SIZE = 128;

    /** The ReLU networks are trained for longer; all are compared when {@code iterations} are done. */
    record Sizes(int images, int validationImages, int reluIterations, int iterations) {
        static final Sizes STANDARD = new Sizes(10_000, 2000, 1000, 200);
        static final Sizes FULL = new Sizes(50_000, 2000, 2000, 2000);

        int iterations(Variant variant) {
            return variant.activation() == RELU ? reluIterations : iterations;
        }
    }

    record Variant(Activation activation, double learningRate, InitialWeights weights) {
        @Override
        public String toString() {
            String rate = learningRate == BOOK_RATE ? "" : " at rate " + learningRate;
            return Names.of(activation) + rate + ", " + weights;
        }
    }

    /** How much a unit of the last hidden layer tells about its input before training, and the training. */
    record Outcome(double initialUnitSpread, History history) {
        /** One mini-batch's loss is noisy: losses are means over this many iterations. */
        private static final int WINDOW = 50;

        double lossAfter(int iterations) {
            return history.lossAfter(iterations, WINDOW);
        }

        double finalLoss() {
            return history.finalLoss(WINDOW);
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
                "784-100×4-10, SGD 0.01, mini-batches of 128",
                "the scores of \"ReLU, He\" and \"ReLU, std 0.01\", then their activations layer by layer");
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TuningData> data = settings.tuningData(sizes.images(), sizes.validationImages());

        Runs<Variant, Outcome> runs = settings.sideBySide("training", variants(), run -> {
            TuningData images = data.get(run.seed());
            MultiLayerNetwork network = run.network(network(run.variant(), images.training(), run.seed()));
            network.setListeners(run.dashboard(20));
            double spread = ActivationProbe.unitSpread(network, images.validation());
            History history = Training.on(images)
                    .batchSize(BATCH_SIZE)
                    .iterations(sizes.iterations(run.variant()))
                    .validationOnly()
                    .fit(network, run);
            return new Outcome(spread, history);
        });
        return new InitializationFindings(runs, sizes.iterations()).result();
    }

    static List<Variant> variants() {
        List<Variant> variants = new ArrayList<>();
        List.of(RELU, TANH, SIGMOID)
                .forEach(f -> InitialWeights.RANDOM.forEach(w -> variants.add(new Variant(f, BOOK_RATE, w))));
        List<InitialWeights> compared = List.of(InitialWeights.STD_001, InitialWeights.XAVIER, InitialWeights.HE);
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
                        new DenseLayer.Builder().nOut(100).build(),
                        new DenseLayer.Builder().nOut(100).build(),
                        new DenseLayer.Builder().nOut(100).build(),
                        new DenseLayer.Builder().nOut(100).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }
}
