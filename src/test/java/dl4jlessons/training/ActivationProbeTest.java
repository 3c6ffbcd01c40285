package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.ActivationProbe.Layer;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

class ActivationProbeTest {
    private static final double[][] INPUT = {{0, 0}, {1, 2}, {-3, 1}};
    private static final double[][] FIRST = {{1, 0.5}, {-1, 2}};
    private static final double[][] SECOND = {{2, 0}, {1, -1}};

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void spreadsAreThoseComputedByHand() {
        double[][] first = sigmoids(INPUT, FIRST);
        double[][] second = sigmoids(first, SECOND);

        List<Layer> layers = ActivationProbe.of(twoLayers(Activation.SIGMOID), input(), 1, Activation.SIGMOID);

        assertThat(layers).hasSize(2);
        for (int i = 0; i < 2; i++) {
            double[][] activations = i == 0 ? first : second;
            StandardDeviation deviation = new StandardDeviation();
            // the median over two units is the mean of both
            double unitSpread =
                    (deviation.evaluate(unit(activations, 0)) + deviation.evaluate(unit(activations, 1))) / 2;
            assertThat(layers.get(i).pooledSpread()).isEqualTo(deviation.evaluate(pooled(activations)), within(1e-12));
            assertThat(layers.get(i).unitSpread()).isEqualTo(unitSpread, within(1e-12));
        }
    }

    @Test
    void layersInBetweenCanBeLeftOut() {
        MultiLayerNetwork network = twoLayers(Activation.TANH);

        assertThat(ActivationProbe.of(network, input(), 2, Activation.TANH))
                .containsExactly(
                        ActivationProbe.of(network, input(), 1, Activation.TANH).get(1));
    }

    @Test
    void flatEndsAreSaturated() {
        assertThat(saturated(Activation.SIGMOID, 0.04, 0.06, 0.94, 0.96)).isEqualTo(0.5);
        assertThat(saturated(Activation.TANH, -0.91, -0.89, 0, 0.92)).isEqualTo(0.5);
        assertThat(saturated(Activation.RELU, 0, 0, 0, 0.001)).isEqualTo(0.75);
        assertThat(saturated(Activation.IDENTITY, -100, 0, 1, 100)).isZero();
    }

    private static double saturated(Activation function, double... outputs) {
        return looksAt(function, outputs).saturated();
    }

    @Test
    void aHistogramCountsSharesBetweenTheEndsOfTheFunction() {
        ActivationProbe.Histogram histogram =
                looksAt(Activation.SIGMOID, 0.01, 0.03, 0.5, 0.99).histogram();

        // 25 bars of 0.04 each
        assertThat(histogram.centres()).hasSize(25);
        assertThat(histogram.centres().get(0)).isEqualTo(0.02, within(1e-12));
        assertThat(histogram.centres().get(24)).isEqualTo(0.98, within(1e-12));
        assertThat(histogram.shares().get(0)).isEqualTo(0.5);
        assertThat(histogram.shares().get(12)).isEqualTo(0.25);
        assertThat(histogram.shares().get(24)).isEqualTo(0.25);
    }

    @Test
    void whatLiesOutsideIsCountedInTheOutermostBars() {
        ActivationProbe.Histogram histogram =
                looksAt(Activation.IDENTITY, -50, -3.1, 3, 1e20).histogram();

        assertThat(histogram.shares().get(0)).isEqualTo(0.5);
        assertThat(histogram.shares().get(24)).isEqualTo(0.5);
    }

    /** Probes a layer that hands its inputs on, whatever function they are said to come from. */
    private static Layer looksAt(Activation function, double... outputs) {
        MultiLayerNetwork copies = layers(
                new DenseLayer.Builder().nOut(1).activation(Activation.IDENTITY).build());
        copies.setParams(Nd4j.create(new double[] {1, 0}));
        INDArray column = Nd4j.create(outputs).reshape(outputs.length, 1);
        return ActivationProbe.of(copies, column, 1, function).get(0);
    }

    @Test
    void batchNormalizationUsesTheBatchAndKeepsItsRunningStatistics() {
        MultiLayerNetwork network = layers(
                new DenseLayer.Builder().nOut(4).activation(Activation.IDENTITY).build(), new BatchNormalization());
        INDArray parameters = network.params().dup();
        Nd4j.getRandom().setSeed(1);
        INDArray input = Nd4j.randn(DataType.DOUBLE, 50, 1).addi(7);

        Layer normalized =
                ActivationProbe.of(network, input, 2, Activation.IDENTITY).get(0);

        // one less than 50 in the denominator here, 50 in batch normalization
        assertThat(normalized.unitSpread()).isEqualTo(Math.sqrt(50 / 49.0), within(1e-3));
        assertThat(network.params()).isEqualTo(parameters);
    }

    @Test
    void unitSpreadIsThatOfTheLastHiddenLayer() {
        Examples points = Toys.points(20, 1);
        MultiLayerNetwork network = Toys.network(DataType.FLOAT, Activation.TANH, new NoOp(), 1, 1, 6, 5);

        double expected = ActivationProbe.of(network, points.features(), 1, Activation.TANH)
                .get(1)
                .unitSpread();

        assertThat(ActivationProbe.unitSpread(network, points)).isEqualTo(expected);
    }

    private static MultiLayerNetwork twoLayers(Activation activation) {
        MultiLayerNetwork network = layers(
                new DenseLayer.Builder().nIn(2).nOut(2).activation(activation).build(),
                new DenseLayer.Builder().nOut(2).activation(activation).build());
        network.setParam("0_W", Nd4j.createFromArray(FIRST));
        network.setParam("1_W", Nd4j.createFromArray(SECOND));
        return network;
    }

    private static MultiLayerNetwork layers(org.deeplearning4j.nn.conf.layers.Layer... layers) {
        boolean twoInputs = layers[0] instanceof DenseLayer dense && dense.getNIn() == 2;
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .seed(1)
                .list(layers)
                .setInputType(InputType.feedForward(twoInputs ? 2 : 1))
                .build());
        network.init();
        return network;
    }

    private static INDArray input() {
        return Nd4j.createFromArray(INPUT);
    }

    private static double[][] sigmoids(double[][] inputs, double[][] weights) {
        double[][] outputs = new double[inputs.length][weights[0].length];
        for (int row = 0; row < inputs.length; row++) {
            for (int unit = 0; unit < outputs[row].length; unit++) {
                double z = inputs[row][0] * weights[0][unit] + inputs[row][1] * weights[1][unit];
                outputs[row][unit] = 1 / (1 + Math.exp(-z));
            }
        }
        return outputs;
    }

    private static double[] unit(double[][] activations, int unit) {
        double[] column = new double[activations.length];
        for (int row = 0; row < column.length; row++) {
            column[row] = activations[row][unit];
        }
        return column;
    }

    private static double[] pooled(double[][] activations) {
        List<Double> all = new ArrayList<>();
        for (double[] row : activations) {
            for (double activation : row) {
                all.add(activation);
            }
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
