package dl4jlessons.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How much of the variance of an outcome each hyperparameter explains alone: the first-order share of a functional
 * analysis of variance (Sobol', "Sensitivity estimates for nonlinear mathematical models", 1993; for hyperparameters
 * Hutter, Hoos and Leyton-Brown, "An efficient approach for assessing hyperparameter importance", 2014), estimated from
 * the trials there are, as in Plischke, Borgonovo and Smith, "Global sensitivity measures from given data", 2013.
 *
 * <p>Trials are sorted by one hyperparameter and cut into groups of equal size; what varies between the groups' means is
 * explained by it. As groups of noise differ as well, the share is Kelley's ε² ("An unbiased correlation ratio measure",
 * 1935), which is nearly zero on the average, and may be negative, where nothing is explained.
 *
 * <p>Its limits: trials must be drawn independently and evenly over the space; what two hyperparameters explain only
 * together is in no share; what varies within a group counts as not explained; and a share of N trials in g groups errs by
 * about √(2g)/N where nothing is explained, by more where something is.
 */
public final class MainEffects {
    private MainEffects() {}

    /**
     * The share that one hyperparameter explains.
     *
     * @param trials drawn at random
     * @param groups to cut them into, at least 2; equal values stay together
     * @param outcome of a trial, finite
     * @return at most 1; 0 where the outcome does not vary
     */
    public static double share(Dimension dimension, List<Trial> trials, int groups, ToDoubleFunction<Trial> outcome) {
        List<Trial> sorted = trials.stream()
                .sorted(Comparator.comparingDouble(trial -> position(dimension, trial)))
                .toList();
        return share(
                sorted.stream().mapToDouble(trial -> position(dimension, trial)).toArray(),
                sorted.stream().mapToDouble(outcome).toArray(),
                groups);
    }

    /** The same of positions in ascending order, each with its outcome. */
    static double share(double[] positions, double[] outcomes, int groups) {
        List<double[]> parts = cut(positions, outcomes, groups);
        int n = outcomes.length;
        double total = squares(outcomes);
        if (total == 0 || parts.size() >= n) {
            return 0;
        }
        double within = parts.stream().mapToDouble(MainEffects::squares).sum();
        return 1 - (n - 1.0) / (n - parts.size()) * within / total;
    }

    private static List<double[]> cut(double[] positions, double[] outcomes, int groups) {
        List<double[]> parts = new ArrayList<>();
        int from = 0;
        for (int group = 1; group <= groups; group++) {
            int to = Math.max(from, (int) Math.round((double) group * outcomes.length / groups));
            while (to > from && to < outcomes.length && positions[to] == positions[to - 1]) {
                to++;
            }
            if (to > from) {
                parts.add(Arrays.copyOfRange(outcomes, from, to));
            }
            from = to;
        }
        return parts;
    }

    /** Sum of the squared distances from the mean. */
    private static double squares(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
    }

    private static double position(Dimension dimension, Trial trial) {
        return dimension.position(trial.parameters().values().get(dimension.name()));
    }
}
