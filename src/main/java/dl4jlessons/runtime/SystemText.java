package dl4jlessons.runtime;

import java.util.Locale;

/**
 * Text that came from the operating system: arguments and names of folders. Java reads it in the encoding of the locale,
 * and replaces what that does not know: under {@code LC_ALL=C} every letter beyond ASCII.
 */
public final class SystemText {
    private static final String REPLACEMENT = "\uFFFD";

    private SystemText() {}

    /**
     * Refuses what Java could not read, as no file would be found by it.
     *
     * @throws UserException if there is something that the locale does not know
     */
    public static void check(String text) {
        if (text.contains(REPLACEMENT)) {
            String windows = System.getProperty("os.name").toLowerCase(Locale.ROOT);
            throw UserException.failed(
                    "\"" + text + "\" has letters that the encoding of this system's locale ("
                            + System.getProperty("sun.jnu.encoding") + ") does not know: "
                            + (windows.startsWith("windows")
                                    ? "use names with letters of this system's language."
                                    : "set the environment variable LC_ALL to a UTF-8 locale, such as C.UTF-8, and run again."));
        }
    }
}
