package dl4jlessons.plot;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Scale;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An axis that all panels of a figure share: which values it reaches, and where a value lies on it. Values are handled
 * as they are or, on a logarithmic axis, as their decimal logarithm.
 */
final class PlotAxis {
    /** Share of the range left free beyond the outermost values. */
    private static final double PADDING = 0.03;
    /** Values that reach this far down, as a share of the largest, get an axis from zero. */
    private static final double NEAR_ZERO = 0.35;

    private final Axis axis;
    private final double lower;
    private final double upper;

    private PlotAxis(Axis axis, double lower, double upper) {
        this.axis = axis;
        this.lower = lower;
        this.upper = upper;
    }

    /** The axis that shows all finite values; its own ends, where it has them, come first. */
    static PlotAxis around(Axis axis, DoubleStream values) {
        PlotAxis unbounded = new PlotAxis(axis, 0, 1);
        double[] shown = DoubleStream.concat(values, categoryEnds(axis))
                .map(unbounded::unit)
                .filter(Double::isFinite)
                .toArray();
        double smallest = DoubleStream.of(shown).min().orElse(0);
        double largest = DoubleStream.of(shown).max().orElse(1);
        if (smallest == largest) {
            double reach = Math.max(0.5, Math.abs(smallest) / 10);
            smallest -= reach;
            largest += reach;
        }
        double free = PADDING * (largest - smallest);
        boolean fromZero = axis.scale() == Scale.LINEAR && smallest >= 0 && smallest <= NEAR_ZERO * largest;
        double lower = Double.isNaN(axis.min()) ? fromZero ? 0 : smallest - free : unbounded.unit(axis.min());
        double upper = Double.isNaN(axis.max()) ? largest + free : unbounded.unit(axis.max());
        return new PlotAxis(axis, lower, Math.max(upper, Math.nextUp(lower)));
    }

    Figure.Axis axis() {
        return axis;
    }

    boolean logarithmic() {
        return axis.scale() == Scale.LOG;
    }

    /** Lower end: a value, or its decimal logarithm on a logarithmic axis. */
    double lower() {
        return lower;
    }

    /** Upper end: a value, or its decimal logarithm on a logarithmic axis. */
    double upper() {
        return upper;
    }

    /** Where a value lies: 0 at the lower end, 1 at the upper, NaN if it has no place on any axis of this scale. */
    double place(double value) {
        double unit = unit(value);
        return Double.isFinite(unit) ? (unit - lower) / (upper - lower) : Double.NaN;
    }

    /** Where a power of ten lies on a logarithmic axis, also one that is too small or too large for a number. */
    double placeOfPower(int power) {
        return (power - lower) / (upper - lower);
    }

    /** As {@link #place}, but a value beyond an end, such as infinity or a zero on a logarithmic axis, lies at that end. */
    double clampedPlace(double value) {
        if (Double.isNaN(value)) {
            return Double.NaN;
        }
        double unit = logarithmic() && value <= 0 ? Double.NEGATIVE_INFINITY : unit(value);
        return Math.min(1, Math.max(0, (unit - lower) / (upper - lower)));
    }

    /** Labelled places, about as many as asked for. */
    List<Tick> ticks(int about) {
        return Ticks.on(this, about);
    }

    private double unit(double value) {
        if (!logarithmic()) {
            return value;
        }
        return value > 0 ? Math.log10(value) : Double.NaN;
    }

    /** Half a step of room on both sides of the categories. */
    private static DoubleStream categoryEnds(Axis axis) {
        return axis.categories().isEmpty()
                ? DoubleStream.empty()
                : DoubleStream.of(-0.5, axis.categories().size() - 0.5);
    }
}
