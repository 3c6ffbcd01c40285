package dl4jlessons.result;

import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A predicate on one measured figure: the figure compared with a threshold that was fixed before any result was looked
 * at. A figure that is not a number satisfies no condition, and speaks against none: there was nothing to measure.
 *
 * @param figure what is measured, as a reader would say it: {@code "final loss, std 0.01 minus He"}
 * @param relation how the figure compares with the threshold when the condition is true
 * @param threshold in the figure's unit
 * @param measure the figure of one seed
 */
public record Condition(String figure, Relation relation, double threshold, LongToDoubleFunction measure) {
    /** The two ways to compare. */
    public enum Relation {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        boolean test(double figure, double threshold) {
            return this == AT_LEAST ? figure >= threshold : figure <= threshold;
        }
    }

    /** True for a figure that is the threshold or larger. */
    public static Condition atLeast(double threshold, String figure, LongToDoubleFunction measure) {
        return new Condition(figure, Relation.AT_LEAST, threshold, measure);
    }

    /** True for a figure that is the threshold or smaller. */
    public static Condition atMost(double threshold, String figure, LongToDoubleFunction measure) {
        return new Condition(figure, Relation.AT_MOST, threshold, measure);
    }

    Measured measure(List<Long> seeds) {
        List<Double> figures = seeds.stream().map(measure::applyAsDouble).toList();
        List<Boolean> met =
                figures.stream().map(f -> relation.test(f, threshold)).toList();
        return new Measured(figure, relation, threshold, figures, met);
    }

    /**
     * A condition with its outcome, seed by seed.
     *
     * @param figures the measured figure of each seed, in the order of the seeds
     * @param met whether the condition is true, in the same order
     */
    public record Measured(
            String figure, Relation relation, double threshold, List<Double> figures, List<Boolean> met) {

        /** Whether one seed's figure was measured and lies on the wrong side of the threshold. */
        boolean isFalse(int seedIndex) {
            return !met.get(seedIndex) && !Double.isNaN(figures.get(seedIndex));
        }
    }
}
