package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.logUniform;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A real network with all that is hard to resume: dropout, batch normalization, an updater with moments. */
final class SmallNetwork {
    static final int WIDTH = 8;
    static final SearchSpace SPACE =
            SearchSpace.of(logUniform("learning rate", 1e-4, 1e-1), choice("updater", "sgd", "nesterovs", "adam"));
    private static final int FEATURES = 5;
    private static final int CLASSES = 3;

    private SmallNetwork() {}

    static MultiLayerConfiguration configure(Parameters parameters, long seed) {
        return configure(parameters, seed, WIDTH);
    }

    static MultiLayerConfiguration configure(Parameters parameters, long seed, int width) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.RELU)
                .updater(updater(parameters))
                .l2(1e-4)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(FEATURES)
                        .nOut(width)
                        .activation(Activation.IDENTITY)
                        .hasBias(false)
                        .build())
                .layer(new BatchNormalization.Builder().nOut(width).build())
                .layer(new ActivationLayer(Activation.RELU))
                .layer(new DropoutLayer(0.8))
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(width)
                        .nOut(CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
    }

    private static IUpdater updater(Parameters parameters) {
        double rate = parameters.number("learning rate");
        return switch (parameters.text("updater")) {
            case "adam" -> new Adam(rate);
            case "nesterovs" -> new Nesterovs(rate, 0.9);
            default -> new Sgd(rate);
        };
    }

    /** Sixty training and thirty validation examples of three clouds of points. */
    static TrainValidationData data() {
        Random random = new Random(1);
        return new TrainValidationData(clouds(60, random), clouds(30, random));
    }

    private static Examples clouds(int examples, Random random) {
        INDArray features = Nd4j.create(examples, FEATURES);
        INDArray labels = Nd4j.create(examples, CLASSES);
        for (int row = 0; row < examples; row++) {
            int label = row % CLASSES;
            labels.putScalar(row, label, 1);
            for (int column = 0; column < FEATURES; column++) {
                features.putScalar(row, column, random.nextGaussian() * 0.5 + (column == label ? 1.5 : 0));
            }
        }
        return new Examples(features, labels);
    }
}
