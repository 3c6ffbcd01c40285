package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Regularization.L2;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.ClassDistances;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Training;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Does batch normalization suppress overfitting, and does it make dropout unnecessary?
 *
 * <p>A network far too large for its 300 images, the book's case of overfitting (chapter 6, section 4), is trained without
 * regularization, with batch normalization, with dropout and with L2.
 */
public final class BatchNormRegularization implements Lesson {
    private static final int HIDDEN_LAYERS = 6;
    /** The book's λ. With plain SGD DL4J's l2 and weightDecay are the same, but only l2 shows in the loss. */
    private static final double WEIGHT_DECAY = 0.1;
    /** The book drops a unit with probability 0.2; DL4J asks for the probability of keeping it. */
    private static final double RETAIN = 0.8;
    /** Iterations from one measurement of the accuracies to the next. */
    private static final int EVALUATE_EVERY = 15;

    /** Images and updates; the number of updates is the same for every size of the mini-batch. */
    record Sizes(int training, int validation, int iterations) {
        static final Sizes STANDARD = new Sizes(300, 2000, 300);
        static final Sizes FULL = new Sizes(300, 10_000, 600);
    }

    /**
     * @param classDistances distance of two images of one class ÷ of different classes, in the last hidden layer, before
     *     training
     */
    record Outcome(double classDistances, History history) {}

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormRegularization(), args);
    }

    @Override
    public Card card() {
        return new Card(
                8,
                "Batch normalization as a regularizer",
                "Does batch normalization suppress overfitting, and does it make dropout unnecessary?",
                "the scores of \"plain\", \"BN\" and \"dropout\": who learns 300 images by heart?");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×6-10 ReLU from He's weights, SGD 0.01, mini-batches of 100, 300 images, 100 epochs";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TuningData> data = settings.tuningData(sizes.training(), sizes.validation());

        Runs<RegularizedNetwork, Outcome> runs = settings.sideBySide("training", RegularizedNetwork.all(), run -> {
            Examples images = data.get(run.seed()).training();
            MultiLayerNetwork network =
                    run.network(network(run.variant(), images.width(), images.classes(), run.seed()));
            network.setListeners(run.dashboard(20));
            List<INDArray> activations = network.feedForward(images.features(), true);
            INDArray lastHiddenLayer = activations.get(activations.size() - 2);
            double distances = ClassDistances.withinToBetween(lastHiddenLayer, images.classIndices());
            History history = Training.on(data.get(run.seed()))
                    .batchSize(run.variant().setting().batchSize())
                    .iterations(sizes.iterations())
                    .evaluateEvery(EVALUATE_EVERY)
                    .fit(network, run);
            return new Outcome(distances, history);
        });
        return new RegularizationFindings(runs).result();
    }

    static MultiLayerConfiguration network(RegularizedNetwork network, int pixels, int classes, long seed) {
        Regularization regularization = network.regularization();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(network.setting().learningRate()))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .l2(regularization == L2 ? WEIGHT_DECAY : 0)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            // with BN, β takes the place of the bias
            boolean bias = !regularization.normalizes();
            layers.layer(new DenseLayer.Builder().nOut(100).hasBias(bias).build());
            if (regularization.normalizes()) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
            if (regularization.drops()) {
                layers.layer(new DropoutLayer(RETAIN));
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
