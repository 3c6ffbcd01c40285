package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Wrong answers to the exercises on batch normalization, and what readers are told about them. */
class BatchNormExercisesTest {
    private static final IWeightInit HE = WeightInit.RELU.getWeightInitFunction();

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void anEpsilonAloneDoesNotRepairTheVariance() {
        Feedback feedback = BatchNormTransformExercises.byHand().check(x -> x.subRowVector(x.mean(0))
                .divRowVector(Transforms.sqrt(x.var(0).add(1e-5))));

        assertThat(feedback.toString())
                .contains("✔ values that are no finite numbers: 0", "✘ largest distance", "too high");
    }

    @Test
    void rowsAreNotColumns() {
        Feedback feedback = BatchNormTransformExercises.byHand()
                .check(x -> x.subColumnVector(x.mean(1)).divColumnVector(x.std(1)));

        assertThat(feedback.toString()).contains("✘ largest absolute mean of a pixel that varies");
    }

    @Test
    void whatIsNoMiniBatchIsNotMeasured() {
        assertThat(BatchNormTransformExercises.byHand().check(x -> x.mean(0)).toString())
                .contains("✘ The answer has the shape [784], and what was normalized has [8, 784].");
        assertThat(BatchNormTransformExercises.byHand().check(x -> null).toString())
                .contains("✘ The answer cannot be measured: it is null");
    }

    @Test
    void aLargerDecayMakesStatisticsSlower() {
        Feedback feedback = BatchNormTransformExercises.readyEarly()
                .check(normalized(
                        2, new BatchNormalization.Builder().decay(0.999).build(), 0.1));

        assertThat(feedback.toString())
                .contains("✔ validation accuracy with the images' own", "✘ accuracy lost by running statistics");
    }

    @Test
    void aNetworkWithoutNormalizationHasNoStatistics() {
        assertThat(BatchNormTransformExercises.readyEarly()
                        .check(new ReluNetwork(2, HE, 0.1, false).configuration())
                        .toString())
                .contains("✘ There is no BatchNormalization layer in the network.");
    }

    /** Hidden layers of a dense one and this normalization, with ReLU behind it. */
    private static MultiLayerConfiguration normalized(int hiddenLayers, BatchNormalization layer, double rate) {
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Sgd(rate))
                .weightInit(HE)
                .activation(Activation.IDENTITY)
                .list();
        for (int i = 0; i < hiddenLayers; i++) {
            layers.layer(new DenseLayer.Builder().nOut(100).hasBias(false).build())
                    .layer(layer.clone())
                    .layer(new ActivationLayer(Activation.RELU));
        }
        return layers.layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(10)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(784))
                .build();
    }
}
