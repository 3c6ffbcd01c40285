package dl4jlessons.search;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network whose learning rate and weight decay the book searches (Deep Learning from Scratch, section 6.5.3): six
 * ReLU layers of 100 units from He initialization, fitted by SGD. Lesson 12 searches it as well, and lessons 11 to 13 the
 * same network of other widths.
 *
 * @param inputs features of an example
 * @param classes to tell apart
 */
public record BookNetwork(int inputs, int classes) implements NetworkObjective.Network {
    public static final SearchSpace SPACE =
            SearchSpace.of(Dimension.powerOfTen("learning rate", -6, -2), Dimension.powerOfTen("weight decay", -8, -4));
    public static final int BATCH_SIZE = 100;
    public static final int EPOCHS = 50;
    public static final int TRAINING_EXAMPLES = 400;
    public static final int VALIDATION_EXAMPLES = 100;

    public static final int HIDDEN_LAYERS = 6;
    public static final int WIDTH = 100;

    @Override
    public MultiLayerConfiguration configure(Parameters parameters, long seed) {
        return configure(WIDTH, parameters, seed);
    }

    /** The same network with hidden layers of another width. */
    public MultiLayerConfiguration configure(int width, Parameters parameters, long seed) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(new Sgd(parameters.number("learning rate")))
                .l2(parameters.number("weight decay"))
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .list();
        for (int i = 0; i < HIDDEN_LAYERS; i++) {
            layers.layer(new DenseLayer.Builder().nOut(width).build());
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build();
    }
}
