package dl4jlessons.dashboard;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The order in which people look for sessions: those to look at first, then by name, numbers by their value. */
final class SessionOrder implements Comparator<String> {
    private static final Pattern PARTS = Pattern.compile("\\d+(?:\\.\\d+)?|\\D+");

    @Override
    public int compare(String one, String other) {
        List<String> left = parts(one);
        List<String> right = parts(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = comparePart(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        int length = Integer.compare(left.size(), right.size());
        return length != 0 ? length : one.compareTo(other);
    }

    private static List<String> parts(String name) {
        // a character that precedes all that names begin with
        return PARTS.matcher(name.replace(SessionNames.LOOK_FIRST, "!"))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static int comparePart(String one, String other) {
        boolean numbers = Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0));
        return numbers
                ? new BigDecimal(one).compareTo(new BigDecimal(other))
                : String.CASE_INSENSITIVE_ORDER.compare(one, other);
    }
}
