package dl4jlessons.notebook;

import dl4jlessons.runtime.NumberText;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /** Enough to be compared with the value of another run. */
    private static final int DIGITS = 4;

    private static final Pattern LINE = Pattern.compile("(\\S.*):\\s+(\\S+)");

    /** The line to print. */
    static String of(String label, double value) {
        return String.format(Locale.ROOT, "%-" + LABEL_WIDTH + "s %s", label + ":", NumberText.value(value, DIGITS));
    }

    /** Reads a printed line; empty if it is something else. */
    public static Optional<ValueLine> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        OptionalDouble value = matcher.matches() ? NumberText.parse(matcher.group(2)) : OptionalDouble.empty();
        return value.isPresent() ? Optional.of(new ValueLine(matcher.group(1), value.getAsDouble())) : Optional.empty();
    }
}
