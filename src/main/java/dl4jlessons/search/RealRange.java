package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.util.Locale;

/**
 * A real number between two bounds, both included.
 *
 * @param logarithmic whether its logarithm, rather than the number itself, is drawn evenly
 */
public record RealRange(String name, double min, double max, boolean logarithmic) implements Dimension {
    public RealRange {
        if (!Double.isFinite(min) || !Double.isFinite(max) || min >= max) {
            throw UserException.wrongUsage("The bounds of " + name + " are " + text(min) + " and " + text(max)
                    + ": give two finite numbers, the lower one first.");
        }
        if (logarithmic && min <= 0) {
            throw UserException.wrongUsage(
                    "The lower bound of " + name + " is " + text(min) + ": a logarithmic scale needs a bound above 0.");
        }
    }

    @Override
    public Double at(double position) {
        double value = logarithmic
                // StrictMath gives the same trials on every machine, to the last bit
                ? min * StrictMath.pow(max / min, position)
                : min + (max - min) * position;
        return Math.min(max, Math.max(min, value));
    }

    @Override
    public double position(Object value) {
        double number = (Double) value;
        return logarithmic ? StrictMath.log(number / min) / StrictMath.log(max / min) : (number - min) / (max - min);
    }

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public String range() {
        return text(min) + "…" + text(max) + (logarithmic ? ", log" : "");
    }

    /** All digits, in the short form people write: {@code 1e-6}. */
    private static String text(double number) {
        return Double.toString(number).toLowerCase(Locale.ROOT).replaceFirst("\\.0(?=e|$)", "");
    }
}
