package dl4jlessons.dashboard;

import java.util.HashSet;
import java.util.Set;

/**
 * Names sessions so that DL4J's pages can show and select them: the pages paste the name as it is into URLs and into
 * HTML. Two sessions never get the same name.
 */
final class SessionNames {
    /** Between the parts of a name. */
    static final String SEPARATOR = " · ";
    /** Before the variant in the name of a session to look at first. */
    static final String LOOK_FIRST = "★ ";

    /** ASCII characters with a meaning in URLs, in HTML, or (@) in DL4J's recording files. */
    private static final String SPECIAL = "\"#%&'/;<>?@[\\]^`{|}";
    /** Unicode repeats the printable ASCII characters, at this distance, in a wide form without special meaning. */
    private static final int TO_WIDE_FORM = 0xFEE0;
    /** The slash of fractions, as in 1∕√n: closer to the original than its wide form. */
    private static final String DIVISION_SLASH = "\u2215";

    private final Set<String> given = new HashSet<>();

    /**
     * A name of the form {@code 04 lesson · variant · seed 1}, with a number at the end if that was given before, and a
     * star before a variant to look at first.
     */
    String name(Subject subject, String variant, long seed) {
        String mark = subject.first().test(variant) ? LOOK_FIRST : "";
        String name = safe(subject.title() + SEPARATOR + mark + variant + SEPARATOR + "seed " + seed);
        String unique = name;
        for (int number = 2; !given.add(unique); number++) {
            unique = name + " (" + number + ")";
        }
        return unique;
    }

    /** The text with look-alikes in place of special characters, and single spaces. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().mapToObj(SessionNames::lookAlike).forEach(safe::append);
        return safe.toString().strip().replaceAll(" +", " ");
    }

    private static String lookAlike(int character) {
        if (character == '/') {
            return DIVISION_SLASH;
        }
        if (SPECIAL.indexOf(character) >= 0) {
            return Character.toString(character + TO_WIDE_FORM);
        }
        return isVisible(character) ? Character.toString(character) : " ";
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
