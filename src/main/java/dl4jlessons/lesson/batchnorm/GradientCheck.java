package dl4jlessons.lesson.batchnorm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Compares backpropagation with central differences: one number is made a little larger and a little smaller, the loss is
 * computed both times, and the slope between the two must be the gradient. Give the network the data type double, smooth
 * activation functions and no dropout. With float the difference drowns in rounding; at a kink there is no one slope.
 */
public final class GradientCheck {
    /** Stands for the network's input among the names of its parameters. */
    public static final String INPUT = "input";
    /** Errors of a central difference, of its parabola and of rounding, are both near 1e-10 with this step. */
    private static final double STEP = 1e-5;
    /** Kept among a layer's parameters, but moved as running averages, not along gradients. */
    private static final Set<String> RUNNING_STATISTICS = Set.of(
            BatchNormalizationParamInitializer.GLOBAL_MEAN,
            BatchNormalizationParamInitializer.GLOBAL_VAR,
            BatchNormalizationParamInitializer.GLOBAL_LOG_STD);

    private GradientCheck() {}

    /**
     * Outcome for the entries of one parameter, or of the input, that were checked.
     *
     * @param parameter DL4J's name, such as {@code "0_W"}, or {@link #INPUT}
     * @param entries how many were checked
     * @param largest largest absolute gradient by central differences
     * @param difference largest absolute difference between it and backpropagation
     */
    public record Compared(String parameter, int entries, double largest, double difference) {
        /** The difference as a share of the largest gradient; not a number if all gradients are 0. */
        public double relativeDifference() {
            return difference / largest;
        }
    }

    /**
     * Checks randomly chosen entries of every parameter and of the input, in training mode.
     *
     * @param network of type double; its parameters are what they were before afterwards
     * @param features shape (examples, features), double
     * @param labels shape (examples, classes), double
     * @param entries at most so many of each
     * @param seed chooses the entries
     */
    public static List<Compared> of(
            MultiLayerNetwork network, INDArray features, INDArray labels, int entries, long seed) {
        INDArray input = features.dup();
        List<Compared> compared = new ArrayList<>();
        backpropagation(network, input, labels).forEach((name, gradient) -> {
            INDArray values = name.equals(INPUT) ? input : network.getParam(name);
            double largest = 0;
            double difference = 0;
            List<long[]> chosen = choose(values.shape(), entries, seed);
            for (long[] entry : chosen) {
                double slope = slope(network, input, labels, values, entry);
                largest = Math.max(largest, Math.abs(slope));
                difference = Math.max(difference, Math.abs(slope - gradient.getDouble(entry)));
            }
            compared.add(new Compared(name, chosen.size(), largest, difference));
        });
        return compared;
    }

    /**
     * Gradients of the mean loss by backpropagation, in training mode.
     *
     * @return by the names of the parameters, and under {@link #INPUT} with respect to the features; running statistics
     *     have none
     */
    public static Map<String, INDArray> backpropagation(MultiLayerNetwork network, INDArray features, INDArray labels) {
        Pair<Gradient, INDArray> sums = network.calculateGradients(features, labels, null, null);
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        for (String name : network.paramTable().keySet()) {
            if (!RUNNING_STATISTICS.contains(name.substring(name.indexOf('_') + 1))) {
                gradients.put(name, sums.getFirst().getGradientFor(name).div(features.size(0)));
            }
        }
        gradients.put(INPUT, sums.getSecond().div(features.size(0)));
        return gradients;
    }

    private static double slope(
            MultiLayerNetwork network, INDArray input, INDArray labels, INDArray values, long[] entry) {
        DataSet examples = new DataSet(input, labels);
        double value = values.getDouble(entry);
        values.putScalar(entry, value + STEP);
        double above = network.score(examples, true);
        values.putScalar(entry, value - STEP);
        double below = network.score(examples, true);
        values.putScalar(entry, value);
        return (above - below) / (2 * STEP);
    }

    private static List<long[]> choose(long[] shape, int entries, long seed) {
        long length = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        List<Long> order = LongStream.range(0, length).boxed().collect(Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream()
                .limit(entries)
                .map(index -> Shape.ind2subC(shape, index))
                .toList();
    }
}
