package dl4jlessons.result;

import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.training.Summary;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;

/** Writes what a table holds, in the format of its column: words, numbers with their units, summaries over seeds. */
public final class CellText {
    /** Seconds from here on are written with fewer decimals. */
    private static final double MANY_SECONDS = 1;

    private static final int DECIMALS_OF_MEAN_COUNT = 1;

    private static final Pattern ROUNDS_TO_ZERO = Pattern.compile("[0.]+");

    private CellText() {}

    /** A cell: words as they are, numbers as their column asks. */
    public static String of(Cell cell, Format format) {
        if (cell instanceof Cell.Text words) {
            return words.text();
        }
        return cell instanceof Cell.OverSeeds over ? summary(over.summary(), format) : number(cell.mean(), format);
    }

    /** One number with its unit, if the format has one. */
    public static String number(double value, Format format) {
        return Double.isFinite(value) ? digits(value, format) + unit(format) : NumberText.special(value);
    }

    /**
     * Mean and standard deviation over seeds: {@code 0.612 ± 0.013}. A single seed has no deviation, and one that is 0 in
     * the digits written is left out; if some seeds were infinite, that is, diverged, the range tells more: {@code 0.381 … ∞}.
     */
    public static String summary(Summary summary, Format format) {
        if (Double.isInfinite(summary.max()) && summary.min() < summary.max()) {
            return number(summary.min(), format) + " … " + NumberText.special(summary.max());
        }
        if (!Double.isFinite(summary.mean())) {
            return NumberText.special(Double.isInfinite(summary.max()) ? summary.max() : summary.mean());
        }
        if (summary.seeds() == 1) {
            return number(summary.mean(), format);
        }
        DoubleFunction<String> digits = digits(summary, format);
        String mean = digits.apply(summary.mean());
        String deviation = digits.apply(summary.sd());
        return (ROUNDS_TO_ZERO.matcher(deviation).matches() ? mean : mean + " ± " + deviation) + unit(format);
    }

    /** An estimate and its standard error, in shares: {@code 0.853 ± 0.011}. */
    public static String plusMinus(double estimate, double standardError) {
        return number(estimate, Format.DECIMAL) + " ± " + number(standardError, Format.DECIMAL);
    }

    /** Mean and deviation with as many decimals as the mean asks for. */
    private static DoubleFunction<String> digits(Summary summary, Format format) {
        return switch (format) {
            case SECONDS -> value -> NumberText.decimals(value, decimalsOfSeconds(summary.mean()));
            case COUNT -> value -> NumberText.decimals(value, whole(summary) ? 0 : DECIMALS_OF_MEAN_COUNT);
            default -> value -> digits(value, format);
        };
    }

    private static String digits(double value, Format format) {
        return switch (format) {
            case COUNT -> NumberText.decimals(value, 0);
            case DECIMAL -> NumberText.decimals(value, 3);
            case PERCENT, POINTS -> NumberText.decimals(100 * value, 1);
            case SECONDS -> NumberText.decimals(value, decimalsOfSeconds(value));
            case SCIENTIFIC, TEXT -> NumberText.value(value);
        };
    }

    private static int decimalsOfSeconds(double seconds) {
        return Math.abs(seconds) < MANY_SECONDS ? 2 : 1;
    }

    private static String unit(Format format) {
        return switch (format) {
            case PERCENT -> " %";
            case SECONDS -> " s";
            default -> "";
        };
    }

    private static boolean whole(Summary summary) {
        return summary.mean() == Math.rint(summary.mean()) && summary.sd() == 0;
    }
}
