package dl4jlessons.training;

import dl4jlessons.data.Examples;
import dl4jlessons.fused.TrainingStep;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small data and small networks. */
public final class Toys {
    public static final int FEATURES = 4;
    public static final int CLASSES = 3;

    private Toys() {}

    /** Random points around one corner for each class, which a small network can tell apart. */
    public static Examples points(int count, long seed) {
        Random random = new Random(seed);
        float[][] features = new float[count][FEATURES];
        float[][] labels = new float[count][CLASSES];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < FEATURES; j++) {
                features[i][j] = random.nextFloat() + (j == i % CLASSES ? 1 : 0);
            }
            labels[i][i % CLASSES] = 1;
        }
        return new Examples(Nd4j.create(features), Nd4j.create(labels));
    }

    /** Points that can be told apart by their first feature, which is their row number. */
    public static Examples numbered(int count) {
        Examples points = points(count, 1);
        for (int i = 0; i < count; i++) {
            points.features().putScalar(i, 0, i);
        }
        return points;
    }

    /** Hidden layers of these widths and a softmax output. */
    public static MultiLayerNetwork network(
            DataType type, Activation activation, IUpdater updater, double retained, long seed, int... widths) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(seed)
                .updater(updater)
                .activation(activation)
                .list();
        for (int width : widths) {
            layers.layer(new DenseLayer.Builder().nOut(width).dropOut(retained).build());
        }
        MultiLayerConfiguration configuration = layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(FEATURES))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** One hidden layer of five units, trained by plain gradient descent. */
    public static MultiLayerNetwork network(Activation activation, double learningRate, long seed) {
        return network(DataType.FLOAT, activation, new Sgd(learningRate), 1, seed, 5);
    }

    /** Uses ND4J's random generator at each step, and remembers earlier gradients. */
    public static MultiLayerNetwork withDropoutAndAdam(long seed) {
        return network(DataType.FLOAT, Activation.TANH, new Adam(0.01), 0.7, seed, 6, 5);
    }

    /** A run that nobody watches. */
    public static <V> TrainingRun<V> run(V variant, long seed) {
        return new TrainingRun<>(variant, seed, TrainingStep.FUSED, TrainingObserver.NONE, Progress.NONE.begin("", 1));
    }
}
