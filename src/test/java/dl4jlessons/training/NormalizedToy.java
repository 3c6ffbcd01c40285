package dl4jlessons.training;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small network with batch normalization. */
public final class NormalizedToy {
    public static final int UNITS = 5;
    public static final double DECAY = 0.9;

    private NormalizedToy() {}

    public static MultiLayerNetwork network(DataType type, IActivation activation, double learningRate) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(1)
                .updater(new Sgd(learningRate))
                .activation(Activation.IDENTITY)
                .list(
                        new DenseLayer.Builder().nOut(UNITS).hasBias(false).build(),
                        new BatchNormalization.Builder().decay(DECAY).build(),
                        new ActivationLayer.Builder().activation(activation).build(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(Toys.CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(Toys.FEATURES))
                .build());
        network.init();
        return network;
    }
}
