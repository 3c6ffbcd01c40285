package dl4jlessons.training;

import java.util.Collection;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;

/**
 * A figure measured on several seeds.
 *
 * @param mean arithmetic mean
 * @param sd sample standard deviation; 0 for a single seed
 * @param min smallest
 * @param max largest
 * @param seeds how many were measured
 */
public record Summary(double mean, double sd, double min, double max, int seeds) {
    /** One figure of every seed. */
    public static Summary over(Collection<Long> seeds, LongToDoubleFunction figure) {
        return of(seeds.stream().map(figure::applyAsDouble).toList());
    }

    public static Summary of(Collection<Double> figures) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        figures.forEach(statistics::addValue);
        return new Summary(
                statistics.getMean(),
                statistics.getStandardDeviation(),
                statistics.getMin(),
                statistics.getMax(),
                figures.size());
    }
}
