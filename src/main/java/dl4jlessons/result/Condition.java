package dl4jlessons.result;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;

/**
 * What a claim says, made measurable: one value a seed, and a margin that was fixed before any result was looked at. How
 * it is judged is in {@link Measurement}.
 *
 * @param quantity what is measured, as a reader would say it: {@code "loss, std 0.01 minus He"}
 * @param kind what is asked of the quantity
 * @param scale on which its values are averaged
 * @param margin of a comparison the smallest effect that matters, of the other kinds the bound; in the quantity's unit
 * @param substitute what counts for a value that is not finite, as the loss of a network that diverged; where it is
 *     empty, such a value leaves the condition untested
 * @param machineDependent whether the clock or rounding decides, so that the values differ from machine to machine
 * @param measure the value of one seed
 */
public record Condition(
        String quantity,
        Kind kind,
        Scale scale,
        double margin,
        OptionalDouble substitute,
        boolean machineDependent,
        LongToDoubleFunction measure) {

    /** What is asked of a quantity. */
    public enum Kind {
        /** An effect with a sign: that it is larger than the margin, and not the opposite, and not too small to matter. */
        COMPARISON,
        /** That it is at least the margin. */
        AT_LEAST,
        /** That it is at most the margin. */
        AT_MOST
    }

    public Condition {
        double none = scale == Scale.LINEAR ? 0 : 1;
        if (kind == Kind.COMPARISON && !(margin > none)) {
            throw new IllegalArgumentException(
                    "\"" + quantity + "\": the smallest effect that matters must be larger than none, not " + margin);
        }
        if (!Double.isFinite(scale.toAxis(margin))) {
            throw new IllegalArgumentException("\"" + quantity + "\": there is no " + margin + " on its scale");
        }
    }

    /** Holds if the difference is larger than the margin; the opposite and no difference that matters are told apart. */
    public static Condition difference(double margin, String quantity, LongToDoubleFunction measure) {
        return of(Kind.COMPARISON, Scale.LINEAR, margin, quantity, measure);
    }

    /** As {@link #difference(double, String, LongToDoubleFunction)}, for a ratio of positive values: 2 asks for twice as much, and 1/2 is the opposite. */
    public static Condition ratio(double margin, String quantity, LongToDoubleFunction measure) {
        return of(Kind.COMPARISON, Scale.LOGARITHMIC, margin, quantity, measure);
    }

    /** Holds if the quantity is the bound or larger. */
    public static Condition atLeast(double bound, String quantity, LongToDoubleFunction measure) {
        return of(Kind.AT_LEAST, Scale.LINEAR, bound, quantity, measure);
    }

    /** Holds if the quantity is the bound or smaller. */
    public static Condition atMost(double bound, String quantity, LongToDoubleFunction measure) {
        return of(Kind.AT_MOST, Scale.LINEAR, bound, quantity, measure);
    }

    /** As {@link #atLeast(double, String, LongToDoubleFunction)}, on a logarithmic scale: for ratios, and positive quantities that span decades. */
    public static Condition ratioAtLeast(double bound, String quantity, LongToDoubleFunction measure) {
        return of(Kind.AT_LEAST, Scale.LOGARITHMIC, bound, quantity, measure);
    }

    /** As {@link #atMost(double, String, LongToDoubleFunction)}, on a logarithmic scale: for ratios, and positive quantities that span decades. */
    public static Condition ratioAtMost(double bound, String quantity, LongToDoubleFunction measure) {
        return of(Kind.AT_MOST, Scale.LOGARITHMIC, bound, quantity, measure);
    }

    /** As {@link #difference(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition difference(double margin, Quantity quantity) {
        return difference(margin, quantity.name(), quantity);
    }

    /** As {@link #ratio(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition ratio(double margin, Quantity quantity) {
        return ratio(margin, quantity.name(), quantity);
    }

    /** As {@link #atLeast(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition atLeast(double bound, Quantity quantity) {
        return atLeast(bound, quantity.name(), quantity);
    }

    /** As {@link #atMost(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition atMost(double bound, Quantity quantity) {
        return atMost(bound, quantity.name(), quantity);
    }

    /** As {@link #ratioAtLeast(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition ratioAtLeast(double bound, Quantity quantity) {
        return ratioAtLeast(bound, quantity.name(), quantity);
    }

    /** As {@link #ratioAtMost(double, String, LongToDoubleFunction)}, by the quantity's own name. */
    public static Condition ratioAtMost(double bound, Quantity quantity) {
        return ratioAtMost(bound, quantity.name(), quantity);
    }

    private static Condition of(Kind kind, Scale scale, double margin, String quantity, LongToDoubleFunction measure) {
        return new Condition(quantity, kind, scale, margin, OptionalDouble.empty(), false, measure);
    }

    /** The same, where a value that is not finite counts as this one; the lesson says why. */
    public Condition notFiniteCountsAs(double value) {
        return new Condition(quantity, kind, scale, margin, OptionalDouble.of(value), machineDependent, measure);
    }

    /** The same, where values are what rounding makes of nothing, which another processor does differently. */
    public Condition byRounding() {
        return byTheClock();
    }

    /** The same, measured by the clock. */
    public Condition byTheClock() {
        return new Condition(quantity, kind, scale, margin, substitute, true, measure);
    }

    /** Measures the quantity on every seed, and judges it. */
    Measurement measure(List<Long> seeds, double confidence) {
        List<Double> values = seeds.stream()
                .map(measure::applyAsDouble)
                .map(value -> Double.isFinite(value) ? value : substitute.orElse(value))
                .toList();
        return Measurement.of(quantity, kind, scale, margin, machineDependent, values, confidence);
    }
}
