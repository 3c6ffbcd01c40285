package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.Toys;
import dl4jlessons.training.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.NoOp;

class GradientProbeTest {
    private static final int[] WIDTHS = {5, 4, 3};
    /** Central differences of a loss near 1 in double: their error is far below the tolerance. */
    private static final double STEP = 1e-5;

    private static final double TOLERANCE = 1e-8;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "TANH", "RELU"})
    void gradientsAreTheCentralDifferencesOfTheLossOfEachImage(Activation activation) {
        MultiLayerNetwork network = Toys.network(DataType.DOUBLE, activation, new NoOp(), 1, 2, WIDTHS);
        for (int layer = 0; layer < WIDTHS.length; layer++) {
            // no z is exactly 0, where ReLU has no derivative
            network.getParam(layer + "_b").assign(0.1);
        }
        Examples points = Toys.points(7, 1);

        List<HiddenLayer> layers = GradientProbe.of(network, points, 3);

        assertThat(layers).hasSize(WIDTHS.length);
        for (int layer = 0; layer < WIDTHS.length; layer++) {
            double[] gradients = centralDifferences(network, points, layer);
            assertThat(layers.get(layer).rms()).isGreaterThan(1e-4).isEqualTo(rms(gradients), within(TOLERANCE));
            assertThat(layers.get(layer).median()).isEqualTo(medianSize(gradients), within(TOLERANCE));
        }
    }

    /**
     * A unit's bias is added to its z, so the derivative with respect to one is that with respect to the other. All
     * images and all units of a layer, one after the other.
     */
    private static double[] centralDifferences(MultiLayerNetwork network, Examples points, int layer) {
        INDArray biases = network.getParam(layer + "_b");
        List<Double> gradients = new ArrayList<>();
        for (int image = 0; image < points.size(); image++) {
            DataSet single = points.rows(image).toDataSet();
            single.setFeatures(single.getFeatures().castTo(DataType.DOUBLE));
            single.setLabels(single.getLabels().castTo(DataType.DOUBLE));
            for (int unit = 0; unit < biases.length(); unit++) {
                double bias = biases.getDouble(unit);
                biases.putScalar(unit, bias + STEP);
                double above = network.score(single);
                biases.putScalar(unit, bias - STEP);
                double below = network.score(single);
                biases.putScalar(unit, bias);
                gradients.add((above - below) / (2 * STEP));
            }
        }
        return gradients.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "TANH", "RELU"})
    void weightGradientsAreThoseOfDl4jForSingleImagesAndForMiniBatches(Activation activation) {
        MultiLayerNetwork network = Toys.network(DataType.DOUBLE, activation, new NoOp(), 1, 2, WIDTHS);
        Examples points = Toys.points(7, 1);

        List<HiddenLayer> layers = GradientProbe.of(network, points, 3);

        for (int layer = 0; layer < WIDTHS.length; layer++) {
            assertThat(layers.get(layer).weightGradient().ofImages())
                    .isGreaterThan(1e-4)
                    .isEqualTo(rmsOfDl4j(network, points, layer, 1, 7), within(TOLERANCE));
            // the seventh point is in no mini-batch
            assertThat(layers.get(layer).weightGradient().ofBatches())
                    .isGreaterThan(1e-4)
                    .isEqualTo(rmsOfDl4j(network, points, layer, 3, 2), within(TOLERANCE));
        }
    }

    /** Of DL4J's own weight gradients of the mean loss, a mini-batch at a time. */
    private static double rmsOfDl4j(MultiLayerNetwork network, Examples points, int layer, int batchSize, int batches) {
        List<Double> gradients = new ArrayList<>();
        for (int batch = 0; batch < batches; batch++) {
            int[] rows =
                    IntStream.range(batch * batchSize, (batch + 1) * batchSize).toArray();
            DataSet data = points.rows(rows).toDataSet();
            network.setInput(data.getFeatures().castTo(DataType.DOUBLE));
            network.setLabels(data.getLabels().castTo(DataType.DOUBLE));
            network.computeGradientAndScore();
            for (double sum : network.gradient()
                    .getGradientFor(layer + "_W")
                    .dup('c')
                    .data()
                    .asDouble()) {
                gradients.add(sum / batchSize);
            }
        }
        return rms(gradients.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void gainsLeadFromLayerToLayerAndArePredictedFromOneLayersMoments() {
        MultiLayerNetwork network = Toys.network(DataType.DOUBLE, Activation.TANH, new NoOp(), 1, 2, WIDTHS);
        Examples points = Toys.points(7, 1);
        List<INDArray> activations = network.feedForward(points.features().castTo(DataType.DOUBLE));

        List<HiddenLayer> layers = GradientProbe.of(network, points, 3);

        for (int layer = 0; layer < WIDTHS.length - 1; layer++) {
            HiddenLayer below = layers.get(layer);
            double[] outputs = activations.get(layer + 1).dup('c').data().asDouble();
            double[] above = activations.get(layer + 2).dup('c').data().asDouble();
            double[] weights =
                    network.getParam((layer + 1) + "_W").dup('c').data().asDouble();
            double[] z = Arrays.stream(outputs).map(GradientProbeTest::artanh).toArray();
            double[] slopes = Arrays.stream(outputs).map(a -> 1 - a * a).toArray();

            assertThat(below.backward().measured())
                    .isEqualTo(below.rms() / layers.get(layer + 1).rms(), within(TOLERANCE));
            assertThat(below.backward().predicted())
                    .isEqualTo(Math.sqrt(WIDTHS[layer + 1]) * rms(weights) * rms(slopes), within(TOLERANCE));
            assertThat(below.forward().measured())
                    .isEqualTo(
                            rms(Arrays.stream(above)
                                            .map(GradientProbeTest::artanh)
                                            .toArray())
                                    / rms(z),
                            within(TOLERANCE));
            assertThat(below.forward().predicted())
                    .isEqualTo(Math.sqrt(WIDTHS[layer]) * rms(weights) * rms(outputs) / rms(z), within(TOLERANCE));
        }
    }

    private static double artanh(double value) {
        return Math.log((1 + value) / (1 - value)) / 2;
    }

    private static double rms(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    private static double medianSize(double[] values) {
        double[] sizes = values.clone();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(sizes[i]);
        }
        return new Median().evaluate(sizes);
    }

    @Test
    void gradientsFarBelowWhatFloatCanHoldAreMeasured() {
        MultiLayerNetwork network = Toys.network(DataType.DOUBLE, Activation.SIGMOID, new NoOp(), 1, 2, WIDTHS);
        for (int layer = 1; layer <= WIDTHS.length; layer++) {
            network.getParam(layer + "_W").muli(1e-16);
        }

        HiddenLayer first = GradientProbe.of(network, Toys.points(7, 1), 3).get(0);

        assertThat(first.rms()).isBetween(1e-55, 1e-46);
        assertThat(first.median()).isBetween(1e-55, 1e-46);
    }

    @Test
    void largeNegativeOutputsAreNoObstacle() {
        MultiLayerNetwork network = Toys.network(DataType.DOUBLE, Activation.TANH, new NoOp(), 1, 2, WIDTHS);
        List<HiddenLayer> expected = GradientProbe.of(network, Toys.points(7, 1), 3);
        // the same constant for all classes does not change their probabilities
        network.getParam("3_b").assign(-1e4);

        List<HiddenLayer> layers = GradientProbe.of(network, Toys.points(7, 1), 3);

        for (int layer = 0; layer < WIDTHS.length; layer++) {
            assertThat(layers.get(layer).rms()).isEqualTo(expected.get(layer).rms(), within(TOLERANCE));
        }
    }

    @Test
    void lookingAtGradientsDoesNotDisturbTraining() {
        Examples points = Toys.points(30, 1);
        Training training = Training.on(points).batchSize(10);
        MultiLayerNetwork undisturbed = network();
        training.fitEpochs(undisturbed, 1, 0, 4);

        MultiLayerNetwork probed = network();
        GradientProbe.of(probed, points, 10);
        training.fitEpochs(probed, 1, 0, 2);
        GradientProbe.of(probed, points, 10);
        training.fitEpochs(probed, 1, 2, 4);

        assertThat(probed.params()).isEqualTo(undisturbed.params());
    }

    private static MultiLayerNetwork network() {
        return Toys.network(DataType.DOUBLE, Activation.TANH, new Adam(0.01), 1, 2, WIDTHS);
    }
}
