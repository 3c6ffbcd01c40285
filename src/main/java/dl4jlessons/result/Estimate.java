package dl4jlessons.result;

import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The mean of a value over seeds, with Student's confidence interval (for example Cumming, "The New Statistics", 2012,
 * chapter 3): if the experiment was repeated with other seeds again and again, that share of the intervals would hold
 * the mean of all seeds there are. On a {@linkplain Scale#LOGARITHMIC logarithmic scale} mean and interval are those of
 * the logarithms, that is, the mean is the geometric one. Where nothing varies the interval is the value itself.
 *
 * <p>Its confidence is exact for normal values only. For values as skewed as waiting times, on a linear scale, one end
 * of a 95 % interval misses the mean in up to 11 % of all cases instead of 2.5 %, the other hardly ever (measured in
 * {@code VerdictFrequencyTest}): positive quantities that span decades belong on a logarithmic scale.
 *
 * @param mean over the seeds
 * @param low lower end of the interval; minus infinity (0 on a logarithmic scale) for a single seed
 * @param high upper end of the interval; infinity for a single seed
 */
public record Estimate(double mean, double low, double high) {
    /** So that rounding alone does not count as variation: a few units in the last place of a double. */
    private static final double ROUNDING = 1e-14;

    /** "Probably" means in four of five repetitions. */
    private static final double POWER = 0.8;

    /** More seeds than that are no advice. */
    static final int MAX_SEEDS = 1000;

    /**
     * Estimates the mean.
     *
     * @param values finite, at least one, positive on a logarithmic scale
     * @param confidence of the interval, between 0 and 1
     */
    static Estimate of(List<Double> values, Scale scale, double confidence) {
        double[] places = values.stream().mapToDouble(scale::toAxis).toArray();
        double mean = new Mean().evaluate(places);
        double half = places.length > 1 ? halfWidth(places.length, deviation(places), confidence) : infinity();
        if (half == 0) {
            // the value itself rather than exp(log(value))
            return new Estimate(values.get(0), values.get(0), values.get(0));
        }
        return new Estimate(scale.fromAxis(mean), scale.fromAxis(mean - half), scale.fromAxis(mean + half));
    }

    /** Whether nothing varied. */
    public boolean exact() {
        return low == high;
    }

    /**
     * How many seeds would probably bring the interval clear of all these bounds, should mean and standard deviation stay
     * as they are; empty if more than {@value #MAX_SEEDS}.
     */
    static OptionalInt seedsToClear(List<Double> values, Scale scale, double confidence, double... bounds) {
        double[] places = values.stream().mapToDouble(scale::toAxis).toArray();
        double mean = new Mean().evaluate(places);
        double deviation = deviation(places);
        double distance = infinity();
        for (double bound : bounds) {
            distance = Math.min(distance, Math.abs(mean - scale.toAxis(bound)));
        }
        int tooFew = places.length;
        int enough = MAX_SEEDS + 1;
        while (enough - tooFew > 1) {
            int seeds = (tooFew + enough) / 2;
            double luck = student(seeds).inverseCumulativeProbability(POWER) * deviation / Math.sqrt(seeds);
            if (halfWidth(seeds, deviation, confidence) + luck <= distance) {
                enough = seeds;
            } else {
                tooFew = seeds;
            }
        }
        return enough <= MAX_SEEDS ? OptionalInt.of(enough) : OptionalInt.empty();
    }

    private static double halfWidth(int seeds, double deviation, double confidence) {
        return student(seeds).inverseCumulativeProbability((1 + confidence) / 2) * deviation / Math.sqrt(seeds);
    }

    private static TDistribution student(int seeds) {
        return new TDistribution(seeds - 1.0);
    }

    private static double deviation(double[] places) {
        double largest = 0;
        for (double place : places) {
            largest = Math.max(largest, Math.abs(place));
        }
        double deviation = new StandardDeviation().evaluate(places);
        return deviation <= ROUNDING * largest ? 0 : deviation;
    }

    private static double infinity() {
        return Double.POSITIVE_INFINITY;
    }
}
