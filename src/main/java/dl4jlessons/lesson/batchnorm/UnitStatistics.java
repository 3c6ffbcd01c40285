package dl4jlessons.lesson.batchnorm;

import dl4jlessons.runtime.Scratch;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Mean and variance of each unit over a batch of examples.
 *
 * @param means one for each unit
 * @param variances one for each unit: the mean square of its deviations, divided by the number of examples as batch
 *     normalization does
 */
public record UnitStatistics(List<Double> means, List<Double> variances) {
    /**
     * Computed in double, whatever the type of the activations.
     *
     * @param activations shape (examples, units)
     */
    public static UnitStatistics of(INDArray activations) {
        return Scratch.compute(() -> {
            INDArray values = activations.castTo(DataType.DOUBLE);
            return of(values.mean(0), values.var(false, 0));
        });
    }

    /** Statistics that are known already, as those that a layer keeps; one entry for each unit. */
    static UnitStatistics of(INDArray means, INDArray variances) {
        return new UnitStatistics(list(means), list(variances));
    }

    /** The largest absolute mean of a unit. */
    public double largestMean() {
        return means.stream().mapToDouble(Math::abs).max().orElseThrow();
    }

    /** Standard deviation of each unit. */
    public List<Double> deviations() {
        return variances.stream().map(Math::sqrt).toList();
    }

    static List<Double> list(INDArray values) {
        return Arrays.stream(values.toDoubleVector()).boxed().toList();
    }
}
