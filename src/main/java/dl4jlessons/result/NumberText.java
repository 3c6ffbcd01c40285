package dl4jlessons.result;

import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes numbers, in the same way on the console, in the report and in notebooks. */
public final class NumberText {
    private static final String NOT_A_NUMBER = "–";
    private static final String INFINITE = "∞";
    private static final String PERCENT = " %";
    private static final MathContext THREE_DIGITS = new MathContext(3);
    /** From here up to {@link #LARGEST_PLAIN}, numbers of three digits need no exponent. */
    private static final double SMALLEST_PLAIN = 1e-3;

    private static final double LARGEST_PLAIN = 1e5;
    /** Seconds from here on are written with fewer decimals. */
    private static final double MANY_SECONDS = 1;

    private static final Pattern ROUNDS_TO_ZERO = Pattern.compile("[0.]+");
    private static final Pattern EXPONENT = Pattern.compile("e(-?\\d+)");
    private static final Pattern NUMBER_WITH_EXPONENT =
            Pattern.compile("(?<![\\p{L}\\d.])(\\d+(?:\\.\\d+)?)e(-?\\d+)(?![\\p{L}\\d])");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private NumberText() {}

    /** A cell of a table: words as they are, numbers as their column asks. */
    public static String cell(Cell cell, Format format) {
        if (cell instanceof Cell.Text words) {
            return words.text();
        }
        return cell instanceof Cell.OverSeeds over ? summary(over.summary(), format) : number(cell.mean(), format);
    }

    /** One number with its unit, if the format has one. */
    public static String number(double value, Format format) {
        return Double.isFinite(value) ? digits(value, format) + unit(format) : special(value);
    }

    /**
     * Mean and standard deviation over seeds: {@code 0.612 ± 0.013}. A single seed has no deviation, and one that is 0 in
     * the digits written is left out; if some seeds were infinite, that is, diverged, the range tells more: {@code 0.381 … ∞}.
     */
    public static String summary(Summary summary, Format format) {
        if (Double.isInfinite(summary.max()) && summary.min() < summary.max()) {
            return number(summary.min(), format) + " … " + special(summary.max());
        }
        if (!Double.isFinite(summary.mean())) {
            return special(Double.isInfinite(summary.max()) ? summary.max() : summary.mean());
        }
        if (summary.seeds() == 1) {
            return number(summary.mean(), format);
        }
        Format written = format == Format.COUNT && !whole(summary) ? Format.SCIENTIFIC : format;
        String deviation = format == Format.SECONDS
                ? decimals(summary.sd(), decimalsOfSeconds(summary.mean()))
                : digits(summary.sd(), written);
        String mean = digits(summary.mean(), written);
        return (ROUNDS_TO_ZERO.matcher(deviation).matches() ? mean : mean + " ± " + deviation) + unit(format);
    }

    /**
     * A measured value whose kind is not known: a whole number as it is, anything else with three significant digits,
     * an exponent only where it is needed.
     */
    public static String value(double value) {
        return Double.isFinite(value) ? significant(value) : special(value);
    }

    /** A number that was chosen, not measured: as {@link #value}, without zeros that say nothing. */
    public static String threshold(double value) {
        return value(value).replaceAll("(\\.\\d*?)0+(?=e|$)", "$1").replaceAll("\\.(?=e|$)", "");
    }

    /** An estimate and its standard error, in shares: {@code 0.853 ± 0.011}. */
    public static String plusMinus(double estimate, double standardError) {
        return number(estimate, Format.DECIMAL) + " ± " + number(standardError, Format.DECIMAL);
    }

    /** A share of a whole, with so many decimals: {@code 12.5 %}. */
    public static String percent(double share, int decimals) {
        return decimals(100 * share, decimals) + PERCENT;
    }

    /** With a comma between thousands; what is rounded to zero has no sign. */
    public static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** For a printed page: a proper minus sign, and powers of ten instead of an exponent. */
    public static String typeset(String number) {
        return EXPONENT.matcher(number)
                .replaceAll(exponent -> "×" + powerOfTen(Integer.parseInt(exponent.group(1))))
                .replace('-', '−');
    }

    /** For a sentence on a printed page: numbers with an exponent become powers of ten, all else stays. */
    public static String typesetProse(String sentence) {
        return NUMBER_WITH_EXPONENT.matcher(sentence).replaceAll(number -> {
            String power = powerOfTen(Integer.parseInt(number.group(2)));
            return number.group(1).equals("1") ? power : number.group(1) + "×" + power;
        });
    }

    /** For a printed page: {@code 10⁻³}. */
    public static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10").append(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
        return text.toString();
    }

    private static String digits(double value, Format format) {
        return switch (format) {
            case COUNT -> decimals(value, 0);
            case DECIMAL -> decimals(value, 3);
            case PERCENT, POINTS -> decimals(100 * value, 1);
            case SECONDS -> decimals(value, decimalsOfSeconds(value));
            case SCIENTIFIC, TEXT -> significant(value);
        };
    }

    private static int decimalsOfSeconds(double seconds) {
        return Math.abs(seconds) < MANY_SECONDS ? 2 : 1;
    }

    private static String unit(Format format) {
        return switch (format) {
            case PERCENT -> PERCENT;
            case SECONDS -> " s";
            default -> "";
        };
    }

    private static String significant(double value) {
        double size = Math.abs(value);
        if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
            return String.format(Locale.ROOT, "%.2e", value)
                    .replaceAll("e([+-])0?", "e$1")
                    .replace("e+", "e");
        }
        if (value == Math.rint(value)) {
            return decimals(value, 0);
        }
        double rounded = new BigDecimal(value).round(THREE_DIGITS).doubleValue();
        int digitsBeforePoint = 1 + (int) Math.floor(Math.log10(Math.abs(rounded)));
        return decimals(rounded, Math.max(0, THREE_DIGITS.getPrecision() - digitsBeforePoint));
    }

    private static boolean whole(Summary summary) {
        return summary.mean() == Math.rint(summary.mean()) && summary.sd() == 0;
    }

    private static String special(double value) {
        if (Double.isNaN(value)) {
            return NOT_A_NUMBER;
        }
        return value > 0 ? INFINITE : "-" + INFINITE;
    }
}
