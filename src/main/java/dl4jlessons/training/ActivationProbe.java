package dl4jlessons.training;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Scratch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Looks at what the layers of a network say about a batch of inputs, as they are in training: batch normalization uses
 * the statistics of the batch, and its running statistics stay as they are. Give an untrained deep network the data type
 * double: float cannot tell activations apart that differ by less than 1e-7 of their size.
 */
public final class ActivationProbe {
    /** Bars of a histogram. */
    private static final int BINS = 25;
    /** An output this close to a flat end of its function, as a share of the function's range, counts as saturated. */
    private static final double FLAT = 0.05;

    private ActivationProbe() {}

    /**
     * Activations of one layer over a batch.
     *
     * @param histogram where they lie
     * @param saturated share of activations at a flat end of the activation function, where its derivative almost vanishes
     * @param pooledSpread standard deviation of all activations, units and inputs taken together
     * @param unitSpread standard deviation across inputs of one unit, the median over units: how much a unit tells about
     *     its input
     */
    public record Layer(Histogram histogram, double saturated, double pooledSpread, double unitSpread) {}

    /**
     * Covers the outputs that a function can have, or their usual ones where it has no bounds; activations beyond either
     * end are counted in the outermost bar.
     *
     * @param centres middles of the bars
     * @param shares share of all activations in each bar
     */
    public record Histogram(List<Double> centres, List<Double> shares) {}

    /**
     * Measures layers.
     *
     * @param network initialized; any parameters
     * @param input shape (examples, features)
     * @param every 1 measures each layer; 3 only each third, as where a step consists of three DL4J layers
     * @param activation the function whose outputs these are
     */
    public static List<Layer> of(MultiLayerNetwork network, INDArray input, int every, Activation activation) {
        List<INDArray> activations = network.feedForward(input, true);
        List<Layer> probed = new ArrayList<>();
        for (int i = every; i < activations.size(); i += every) {
            INDArray ofLayer = activations.get(i);
            probed.add(Scratch.compute(() -> layer(ofLayer.castTo(DataType.DOUBLE), activation)));
        }
        return probed;
    }

    /**
     * How much the units of the last hidden layer tell about examples: the standard deviation across inputs of one unit,
     * the median over units.
     */
    public static double unitSpread(MultiLayerNetwork network, Examples examples) {
        List<INDArray> activations = network.feedForward(examples.features(), true);
        INDArray lastHidden = activations.get(activations.size() - 2);
        return Scratch.compute(() -> unitSpread(lastHidden.castTo(DataType.DOUBLE)));
    }

    private static Layer layer(INDArray activations, Activation activation) {
        double[] values = activations.dup('c').data().asDouble();
        return new Layer(
                histogram(values, activation),
                Arrays.stream(values).filter(a -> isFlat(activation, a)).count() / (double) values.length,
                activations.stdNumber().doubleValue(),
                unitSpread(activations));
    }

    private static double unitSpread(INDArray activations) {
        return new Median().evaluate(activations.std(0).toDoubleVector());
    }

    private static Histogram histogram(double[] values, Activation activation) {
        double low = lowest(activation);
        double width = (highest(activation) - low) / BINS;
        double[] counts = new double[BINS];
        for (double value : values) {
            int bar = (int) Math.floor((value - low) / width);
            counts[Math.max(0, Math.min(BINS - 1, bar))]++;
        }
        return new Histogram(
                IntStream.range(0, BINS).mapToObj(i -> low + (i + 0.5) * width).toList(),
                Arrays.stream(counts).mapToObj(count -> count / values.length).toList());
    }

    private static double lowest(Activation activation) {
        return switch (activation) {
            case SIGMOID, RELU -> 0;
            case TANH -> -1;
            default -> -3;
        };
    }

    private static double highest(Activation activation) {
        return switch (activation) {
            case SIGMOID, TANH -> 1;
            default -> 3;
        };
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
