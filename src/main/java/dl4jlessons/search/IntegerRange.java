package dl4jlessons.search;

import dl4jlessons.runtime.UserException;

/**
 * A whole number between two bounds, both included.
 *
 * @param logarithmic whether small numbers are as densely tried as large ones on a logarithmic scale: the number k then
 *     has the probability of the stretch from k − ½ to k + ½ on that scale
 */
public record IntegerRange(String name, int min, int max, boolean logarithmic) implements Dimension {
    private static final double HALF = 0.5;

    public IntegerRange {
        if (min >= max) {
            throw UserException.wrongUsage(
                    "The bounds of " + name + " are " + min + " and " + max + ": give the lower one first.");
        }
        if (logarithmic && min < 1) {
            throw UserException.wrongUsage(
                    "The lower bound of " + name + " is " + min + ": a logarithmic scale needs a bound of at least 1.");
        }
    }

    /** The same bounds on a logarithmic scale. */
    public IntegerRange log() {
        return new IntegerRange(name, min, max, true);
    }

    @Override
    public Integer at(double position) {
        double low = min - HALF;
        double high = max + HALF;
        double value = logarithmic ? low * StrictMath.pow(high / low, position) : low + (high - low) * position;
        return (int) Math.min(max, Math.max(min, Math.floor(value + HALF)));
    }

    @Override
    public double position(Object value) {
        double number = (Integer) value;
        return logarithmic
                ? StrictMath.log(number / min) / StrictMath.log((double) max / min)
                : (number - min) / ((double) max - min);
    }

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public String range() {
        return min + "…" + max + ", whole" + (logarithmic ? ", log" : "");
    }
}
