package dl4jlessons.search;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A ReLU network for any labelled examples, with the hyperparameters that matter for one: a space to begin with. Copy it
 * to search other networks.
 *
 * @param inputs features of an example
 * @param classes to tell apart
 */
public record StandardNetwork(int inputs, int classes) implements NetworkObjective.Network {
    private static final List<Integer> BATCH_SIZES = List.of(16, 32, 64, 128);
    /** The usual share of the last step that Nesterov's momentum keeps. */
    private static final double MOMENTUM = 0.9;

    /**
     * What is searched.
     *
     * @param trainingExamples no mini-batch can be larger
     */
    public static SearchSpace space(int trainingExamples) {
        int[] batchSizes = BATCH_SIZES.stream()
                .mapToInt(Integer::intValue)
                .filter(size -> size <= trainingExamples)
                .toArray();
        return SearchSpace.of(
                // wide enough for Adam, which likes small rates, and for SGD, which needs large ones
                Dimension.powerOfTen("learning rate", -4, 0),
                Dimension.powerOfTen("weight decay", -8, -2),
                Dimension.integer("hidden layers", 1, 6),
                Dimension.integer("width", 16, 256).log(),
                Dimension.choice("batch size", batchSizes.length > 0 ? batchSizes : new int[] {trainingExamples}),
                Dimension.choice("updater", "SGD", "momentum", "Adam"),
                Dimension.choice("initial weights", "He", "Glorot", "Xavier 1/√n"),
                Dimension.flag("batch normalization"),
                Dimension.uniform("dropout", 0, 0.5));
    }

    public static int batchSize(Parameters parameters) {
        return parameters.integer("batch size");
    }

    @Override
    public MultiLayerConfiguration configure(Parameters parameters, long seed) {
        boolean normalized = parameters.flag("batch normalization");
        double dropout = parameters.number("dropout");
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(updater(parameters))
                .weightInit(weightInit(parameters))
                .activation(Activation.IDENTITY)
                // the textbook's weight decay: λ/2 · ΣW² is added to the loss
                .l2(parameters.number("weight decay"))
                .list();
        for (int i = 0; i < parameters.integer("hidden layers"); i++) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(parameters.integer("width"))
                    // β of batch normalization takes the place of the bias
                    .hasBias(!normalized)
                    .build());
            if (normalized) {
                layers.layer(new BatchNormalization());
            }
            layers.layer(new ActivationLayer(Activation.RELU));
            if (dropout > 0) {
                // DL4J asks for the share that is kept
                layers.layer(new DropoutLayer(1 - dropout));
            }
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(inputs))
                .build();
    }

    private static IUpdater updater(Parameters parameters) {
        double rate = parameters.number("learning rate");
        String name = parameters.text("updater");
        return switch (name) {
            case "SGD" -> new Sgd(rate);
            case "momentum" -> new Nesterovs(rate, MOMENTUM);
            case "Adam" -> new Adam(rate);
            default -> throw new IllegalArgumentException("unknown updater " + name);
        };
    }

    private static WeightInit weightInit(Parameters parameters) {
        String name = parameters.text("initial weights");
        return switch (name) {
            case "He" -> WeightInit.RELU;
            case "Glorot" -> WeightInit.XAVIER;
            case "Xavier 1/√n" -> WeightInit.XAVIER_FAN_IN;
            default -> throw new IllegalArgumentException("unknown initial weights " + name);
        };
    }
}
