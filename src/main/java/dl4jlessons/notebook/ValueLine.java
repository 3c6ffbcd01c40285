package dl4jlessons.notebook;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A measured value as a line of a notebook's output.
 *
 * @param label what was measured
 * @param value to four significant digits
 */
public record ValueLine(String label, double value) {
    /** Labels are padded to this width, so that values stand below one another. */
    private static final int LABEL_WIDTH = 70;

    private static final Pattern LINE = Pattern.compile("(\\S.*):\\s+([-+0-9.eE]+|NaN|-?Infinity)");

    /** The line to print. */
    static String of(String label, double value) {
        return String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s %.4g", label + ":", value);
    }

    /** Reads a printed line; empty if it is something else. */
    public static Optional<ValueLine> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        try {
            return matcher.matches()
                    ? Optional.of(new ValueLine(matcher.group(1), Double.parseDouble(matcher.group(2))))
                    : Optional.empty();
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
