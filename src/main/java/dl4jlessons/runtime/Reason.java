package dl4jlessons.runtime;

import java.util.regex.Pattern;

/** Why something failed, in words for people who know nothing of Java's classes. */
public final class Reason {
    /** How {@link Throwable#toString} begins, and with it the message of an exception that wraps another. */
    private static final Pattern CLASS_NAMES = Pattern.compile("^((\\w+[.$])+[A-Z]\\w*(Exception|Error)(: *|$))+");

    private static final String UNKNOWN = "an unexpected error, which the log file describes";

    private Reason() {}

    /** One line; the log file should have the rest. */
    public static String of(Throwable problem) {
        String first = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
        String message = CLASS_NAMES.matcher(first).replaceFirst("").strip();
        boolean told = problem.getMessage() != null && !message.isEmpty();
        if (problem instanceof OutOfMemoryError) {
            return "not enough memory" + (told ? " (" + message + ")" : "");
        }
        return told ? message : UNKNOWN;
    }
}
