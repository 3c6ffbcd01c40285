package dl4jlessons.dashboard;

import dl4jlessons.fused.FusedMultiLayerNetwork;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network of two layers with dropout that trains in milliseconds: what a recording is made of in these tests. */
public final class SmallTraining {
    public static final double USUAL_RATE = 0.1;
    /** So large that the first update already overflows a float. */
    public static final double OVERFLOWING_RATE = 1e42;

    private static final int EXAMPLES = 16;
    private static final int FEATURES = 8;
    private static final int HIDDEN = 6;
    private static final int CLASSES = 3;
    private static final long DATA_SEED = 7;

    final MultiLayerNetwork network;
    final INDArray features = Nd4j.create(EXAMPLES, FEATURES);
    final INDArray labels = Nd4j.zeros(EXAMPLES, CLASSES);

    public SmallTraining(double learningRate, List<TrainingListener> listeners) {
        this(new MultiLayerNetwork(configuration(learningRate, List.of())), listeners);
    }

    private SmallTraining(MultiLayerNetwork network, List<TrainingListener> listeners) {
        Nd4j.getRandom().setSeed(DATA_SEED);
        features.assign(Nd4j.rand(EXAMPLES, FEATURES));
        for (int row = 0; row < EXAMPLES; row++) {
            labels.putScalar(row, row % CLASSES, 1);
        }
        this.network = network;
        network.init();
        network.setListeners(listeners);
    }

    /** On the fused training step, with a batch normalization layer between the two: a network of the lessons. */
    static SmallTraining normalized(List<TrainingListener> listeners) {
        return new SmallTraining(
                new FusedMultiLayerNetwork(configuration(
                        USUAL_RATE,
                        List.of(new BatchNormalization.Builder().nOut(HIDDEN).build()))),
                listeners);
    }

    private static MultiLayerConfiguration configuration(double learningRate, List<Layer> between) {
        ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(learningRate))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(FEATURES)
                        .nOut(HIDDEN)
                        .dropOut(0.8)
                        .activation(Activation.TANH)
                        .build());
        between.forEach(layers::layer);
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(HIDDEN)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
    }

    /** Trains until the loss is no longer finite, and returns how many iterations were done. */
    public int train(int iterations) {
        for (int done = 1; done <= iterations; done++) {
            network.fit(features, labels);
            if (!Double.isFinite(network.score())) {
                return done;
            }
        }
        return iterations;
    }
}
