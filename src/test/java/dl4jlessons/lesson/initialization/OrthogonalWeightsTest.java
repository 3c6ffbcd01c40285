package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.OrthogonalDistribution;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OrthogonalWeightsTest {
    /** Rounding of float: 784 squares of numbers below 1 add up to it. */
    private static final double ROUNDING = 1e-5;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @ParameterizedTest
    @CsvSource({"784, 100, 1", "100, 100, 1", "10, 100, 1", "100, 10, 2"})
    void theFewerOfColumnsAndRowsAreOrthogonalAndAsLongAsTheGain(int inputs, int units, double gain) {
        INDArray weights = weights(inputs, units, gain, 1);
        INDArray products = inputs >= units ? weights.transpose().mmul(weights) : weights.mmul(weights.transpose());

        INDArray expected =
                Nd4j.eye(Math.min(inputs, units)).castTo(DataType.FLOAT).muli(gain * gain);
        assertThat(products.sub(expected).amaxNumber().doubleValue()).isLessThan(ROUNDING * gain * gain);
    }

    /** All directions alike: the mean of the entries is 0, and the square of the first is as large as that of the last. */
    @ParameterizedTest
    @CsvSource({"0, 0", "29, 29"})
    void noEntryIsPreferred(int row, int column) {
        double sum = 0;
        double squares = 0;
        int draws = 400;
        for (int seed = 1; seed <= draws; seed++) {
            double entry = weights(30, 30, 1, seed).getDouble(row, column);
            sum += entry;
            squares += entry * entry;
        }
        // an entry's variance is 1/30; five standard errors
        assertThat(sum / draws).isEqualTo(0, within(5 * Math.sqrt(1.0 / 30 / draws)));
        assertThat(30 * squares / draws).isEqualTo(1, within(5 * Math.sqrt(2.0 / draws)));
    }

    @Test
    void theyAreKeptWithTheConfiguration() {
        double gain = 0.5;
        MultiLayerConfiguration configuration = configuration(20, 10, gain, 1);

        MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(configuration.toJson()));
        network.init();

        assertThat(network.getParam("0_W")).isEqualTo(weights(20, 10, gain, 1));
    }

    private static INDArray weights(int inputs, int units, double gain, long seed) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(inputs, units, gain, seed));
        network.init();
        return network.getParam("0_W");
    }

    private static MultiLayerConfiguration configuration(int inputs, int units, double gain, long seed) {
        return new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(new OrthogonalWeights(new OrthogonalDistribution(gain)))
                .list(new DenseLayer.Builder().nOut(units).build())
                .setInputType(InputType.feedForward(inputs))
                .build();
    }
}
