package dl4jlessons.lesson.batchnorm;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TuningData;
import dl4jlessons.result.Lesson;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Settings;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.training.BatchNormProbe;
import dl4jlessons.training.BatchNormProbe.Snapshot;
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
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * What does batch normalization do to a mini-batch, what does it learn, and what does it have to remember?
 *
 * <p>DL4J's layer is compared with the formula, computed by hand; its gradients with central differences; and the
 * statistics that it keeps for inference with the true ones while a network is trained (the book's chapter 6, section
 * 3.1, and Ioffe and Szegedy, 2015).
 */
public final class BatchNormTransform implements Lesson {
    static final int BATCH_SIZE = 100;
    /** Index of the first BatchNormalization layer. */
    static final int NORMALIZATION = 1;

    private static final double LEARNING_RATE = 0.1;

    record Sizes(int images, int iterations) {
        static final Sizes STANDARD = new Sizes(5000, 150);
        static final Sizes FULL = new Sizes(50_000, 1000);
    }

    public static void main(String[] args) {
        LessonRunner.main(new BatchNormTransform(), args);
    }

    @Override
    public Card card() {
        return new Card(
                5,
                "What batch normalization does",
                "What does batch normalization do to a mini-batch, what does it learn, and what does it have to remember?",
                "gamma, beta, mean and log10stdev among the parameters of layer 1 on the model page");
    }

    @Override
    public String setup(Settings settings) {
        return "784-100×2-10 ReLU with BN, He, SGD 0.1, mini-batches of 100";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, settings.full() ? Sizes.FULL : Sizes.STANDARD);
    }

    LessonResult run(Settings settings, Sizes sizes) {
        Map<Long, TuningData> data = settings.tuningData(sizes.images(), 1000);

        Runs<FormulaCheck.Case, FormulaCheck> formula = settings.sideBySide(
                "comparing with the formula",
                FormulaCheck.CASES,
                run -> FormulaCheck.of(run.variant(), data.get(run.seed()).training(), run.seed()));

        Runs<Integer, BackpropagationCheck> gradients = settings.sideBySide(
                "checking gradients",
                List.of(BackpropagationCheck.SEVERAL, BackpropagationCheck.ONE),
                run -> BackpropagationCheck.of(data.get(run.seed()).training().first(run.variant()), run.seed()));

        Runs<NormalizedNetwork, List<Snapshot>> training =
                settings.sideBySide("training", NormalizedNetwork.ALL, run -> {
                    Examples images = data.get(run.seed()).training();
                    MultiLayerNetwork network = run.network(network(run.variant(), DataType.FLOAT, images, run.seed()));
                    BatchNormProbe probe = new BatchNormProbe(
                            network, NORMALIZATION, data.get(run.seed()).validation(), TransformTraining.SNAPSHOTS);
                    network.setListeners(run.dashboard(10));
                    network.addListeners(probe);
                    Training.on(images)
                            .batchSize(run.variant().batchSize())
                            .iterations(sizes.iterations())
                            .fit(network, run);
                    return probe.snapshots();
                });
        return new TransformFindings(formula, gradients, new TransformTraining(training)).result();
    }

    /** Each hidden layer is three in DL4J: BatchNormalization ignores the activation function it is given. */
    static MultiLayerConfiguration network(NormalizedNetwork variant, DataType type, Examples images, long seed) {
        return new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(seed)
                .updater(new Sgd(LEARNING_RATE))
                .weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY)
                .list(
                        // no bias: the layer behind would subtract it again; its own β takes the bias's place
                        new DenseLayer.Builder().nOut(100).hasBias(false).build(),
                        batchNormalization(variant),
                        new ActivationLayer(Activation.RELU),
                        new DenseLayer.Builder().nOut(100).hasBias(false).build(),
                        batchNormalization(variant),
                        new ActivationLayer(Activation.RELU),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(images.classes())
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(images.width()))
                .build();
    }

    private static BatchNormalization batchNormalization(NormalizedNetwork variant) {
        return new BatchNormalization.Builder()
                .eps(Epsilon.DL4J.value())
                .decay(variant.decay())
                .updater(new Sgd(variant.held() ? 0 : LEARNING_RATE)) // of γ and β
                .build();
    }
}
