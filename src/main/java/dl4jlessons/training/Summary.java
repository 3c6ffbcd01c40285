package dl4jlessons.training;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * A value measured on several seeds.
 *
 * @param mean arithmetic mean; infinite if a seed's value is
 * @param sd sample standard deviation; 0 for a single seed, not a number if a seed's value is infinite
 * @param min smallest
 * @param max largest
 * @param seeds how many were measured
 */
public record Summary(double mean, double sd, double min, double max, int seeds) {
    /** One value of every seed. */
    public static Summary over(Collection<Long> seeds, LongToDoubleFunction figure) {
        return of(seeds.stream().map(figure::applyAsDouble).toList());
    }

    /** Values that have been measured already, at least one. */
    public static Summary of(Collection<Double> figures) {
        double[] values = figures.stream().mapToDouble(Double::doubleValue).toArray();
        DoubleSummaryStatistics statistics = new DoubleSummaryStatistics();
        figures.forEach(statistics::accept);
        return new Summary(
                statistics.getAverage(),
                new StandardDeviation().evaluate(values),
                statistics.getMin(),
                statistics.getMax(),
                values.length);
    }
}
