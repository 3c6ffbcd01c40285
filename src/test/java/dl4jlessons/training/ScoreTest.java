package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class ScoreTest {
    /** More than one forward pass takes. */
    private static final int EXAMPLES = 1234;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void itIsAccuracyAndDl4jsLossWithoutRegularization() {
        Examples examples = Toys.points(EXAMPLES, 1);
        MultiLayerNetwork regularized = network(0.1);

        Score score = Score.of(regularized, examples);

        assertThat(score.accuracy()).isEqualTo(Accuracy.of(regularized, examples));
        double loss = network(0).score(new DataSet(examples.features(), examples.labels()));
        assertThat(score.loss()).isCloseTo(loss, within(1e-5));
    }

    @Test
    void aNetworkWhoseWeightsAreNoNumbersHasNoLoss() {
        MultiLayerNetwork network = network(0);
        network.params().putScalar(0, Double.NaN);

        Score score = Score.of(network, Toys.points(30, 1));

        assertThat(score.accuracy()).isZero();
        assertThat(score.loss()).isNaN();
    }

    private static MultiLayerNetwork network(double l2) {
        return TrainingStep.STOCK.network(new NeuralNetConfiguration.Builder()
                .seed(1)
                .l2(l2)
                .list(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(Toys.CLASSES)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(Toys.FEATURES))
                .build());
    }
}
