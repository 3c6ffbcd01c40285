package dl4jlessons.runtime;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Writes numbers, in the same way in sentences, in tables and charts, on the console, in pages and in notebooks. */
public final class NumberText {
    private static final String NOT_A_NUMBER = "–";
    private static final String INFINITE = "∞";
    private static final int DIGITS = 3;
    /** From here up to {@link #MAX_PLAIN}, numbers of three digits need no exponent. */
    private static final double MIN_PLAIN = 1e-3;

    private static final double MAX_PLAIN = 1e5;
    private static final double MEGABYTE = 1 << 20;
    private static final double GIGABYTE = 1 << 30;

    private static final Pattern EXPONENT = Pattern.compile("e(-?\\d+)");
    private static final Pattern NUMBER_WITH_EXPONENT =
            Pattern.compile("(?<![\\p{L}\\d.])(\\d+(?:\\.\\d+)?)e(-?\\d+)(?![\\p{L}\\d])");
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private NumberText() {}

    /**
     * A measured value whose kind is not known: a whole number as it is, anything else with three significant digits,
     * an exponent only where it is needed.
     */
    public static String value(double value) {
        return value(value, DIGITS);
    }

    /** As {@link #value(double)}, with so many significant digits. */
    public static String value(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        double size = Math.abs(value);
        if (size != 0 && (size < MIN_PLAIN || size >= MAX_PLAIN)) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value)
                    .replaceAll("e([+-])0?", "e$1")
                    .replace("e+", "e");
        }
        if (value == Math.rint(value)) {
            return decimals(value, 0);
        }
        double rounded = new BigDecimal(value).round(new MathContext(digits)).doubleValue();
        int digitsBeforePoint = 1 + (int) Math.floor(Math.log10(Math.abs(rounded)));
        return decimals(rounded, Math.max(0, digits - digitsBeforePoint));
    }

    /** A number that was chosen, not measured: as {@link #value(double)}, without zeros that say nothing. */
    public static String threshold(double value) {
        return value(value).replaceAll("(\\.\\d*?)0+(?=e|$)", "$1").replaceAll("\\.(?=e|$)", "");
    }

    /** The number that was written as {@link #value(double)} or {@link #threshold}; empty if the text is none. */
    public static OptionalDouble parse(String text) {
        return switch (text) {
            case NOT_A_NUMBER -> OptionalDouble.of(Double.NaN);
            case INFINITE -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-" + INFINITE -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> parseFinite(text.replace(",", ""));
        };
    }

    /** A share of a whole, with so many decimals: {@code 12.5 %}. */
    public static String percent(double share, int decimals) {
        return decimals(100 * share, decimals) + " %";
    }

    /** With a comma between thousands; what is rounded to zero has no sign. */
    public static String decimals(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", value);
        return text.matches("-[0.]+") ? text.substring(1) : text;
    }

    /** How many there are, with a comma between thousands. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A size of memory or of a file: {@code 740 MB}, {@code 1.5 GB}. */
    public static String memory(double bytes) {
        return bytes < GIGABYTE ? decimals(bytes / MEGABYTE, 0) + " MB" : decimals(bytes / GIGABYTE, 1) + " GB";
    }

    /** What is not a number, or infinite. */
    public static String special(double value) {
        if (Double.isNaN(value)) {
            return NOT_A_NUMBER;
        }
        return value > 0 ? INFINITE : "-" + INFINITE;
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

    private static OptionalDouble parseFinite(String text) {
        try {
            return OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException noNumber) {
            return OptionalDouble.empty();
        }
    }
}
