package dl4jlessons.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Looks at what the layers of a network say about a batch of inputs. */
public final class ActivationProbe {
    /** Bars of a histogram. */
    private static final int BINS = 25;
    /** An output this close to a flat end of its function, as a share of the function's range, counts as saturated. */
    private static final double FLAT = 0.05;

    private ActivationProbe() {}

    /**
     * What a histogram covers; values beyond either end are counted in the outermost bar.
     *
     * @param low left end
     * @param high right end
     */
    public record Range(double low, double high) {
        /** Middles of the bars. */
        public List<Double> centres() {
            double width = (high - low) / BINS;
            return IntStream.range(0, BINS)
                    .mapToObj(i -> low + (i + 0.5) * width)
                    .toList();
        }

        int bar(double value) {
            int bar = (int) Math.floor((value - low) / (high - low) * BINS);
            return Math.max(0, Math.min(BINS - 1, bar));
        }
    }

    /**
     * Activations of one layer over a batch.
     *
     * @param histogram share of all activations in each bar of the range that was asked for
     * @param saturated share of activations at a flat end of the activation function, where its derivative almost vanishes
     * @param pooledSpread standard deviation of all activations, units and inputs taken together
     * @param unitSpread standard deviation across inputs of one unit, the median over units: how much a unit tells about
     *     its input
     */
    public record Layer(List<Double> histogram, double saturated, double pooledSpread, double unitSpread) {}

    /**
     * Measures layers as they are in training, where batch normalization uses the statistics of the batch.
     *
     * @param network initialized; any parameters
     * @param input shape (examples, features)
     * @param layers indices of the layers to look at, from 0
     * @param activation the function whose outputs these are
     * @param range what the histograms cover
     */
    public static List<Layer> of(
            MultiLayerNetwork network, INDArray input, int[] layers, Activation activation, Range range) {
        List<INDArray> activations = network.feedForward(input, true);
        List<Layer> probed = new ArrayList<>();
        for (int layer : layers) {
            // index 0 is the input itself
            probed.add(layer(activations.get(layer + 1), activation, range));
        }
        return probed;
    }

    /**
     * How much the units of one layer tell about their input: the standard deviation across inputs of one unit, the median
     * over units.
     *
     * @param layer index from 0
     */
    public static double unitSpread(MultiLayerNetwork network, INDArray input, int layer) {
        return unitSpread(network.feedForward(input, true).get(layer + 1));
    }

    private static Layer layer(INDArray activations, Activation activation, Range range) {
        double[] values = activations.dup('c').data().asDouble();
        return new Layer(
                histogram(values, range),
                Arrays.stream(values).filter(a -> isFlat(activation, a)).count() / (double) values.length,
                activations.stdNumber().doubleValue(),
                unitSpread(activations));
    }

    private static double unitSpread(INDArray activations) {
        return new Median().evaluate(activations.castTo(DataType.DOUBLE).std(0).toDoubleVector());
    }

    private static List<Double> histogram(double[] values, Range range) {
        double[] counts = new double[BINS];
        for (double value : values) {
            counts[range.bar(value)]++;
        }
        return Arrays.stream(counts).mapToObj(count -> count / values.length).toList();
    }

    private static boolean isFlat(Activation activation, double output) {
        return switch (activation) {
            case SIGMOID -> output < FLAT || output > 1 - FLAT;
            case TANH -> Math.abs(output) > 1 - 2 * FLAT;
            case RELU -> output <= 0;
            default -> false;
        };
    }
}
