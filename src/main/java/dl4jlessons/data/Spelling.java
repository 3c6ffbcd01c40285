package dl4jlessons.data;

import java.math.BigDecimal;
import java.text.Normalizer.Form;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How words from a file are shown, and which of them differ in nothing but their spelling. */
final class Spelling {
    /** Longer texts are cut where they are shown. */
    private static final int SHOWN = 60;
    /** What would look like nothing, like an ordinary blank, or like the end of a line. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Z}&&[^ ]]");
    /** A quote as part of the text: {@code 'yes'}. */
    private static final Pattern QUOTED = Pattern.compile("^(['\"`])(.*)\\1$");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");
    private static final Pattern JOINTS = Pattern.compile("(?<=[\\p{L}\\p{Nd}])[-_\\p{Pd} ]+(?=[\\p{L}\\p{Nd}])");
    private static final Pattern END = Pattern.compile("[.,;:]+$");

    private Spelling() {}

    /** The text as one can see it: a no-break space as {@code <U+00A0>}, long texts cut. */
    static String shown(String text) {
        String start = text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
        return INVISIBLE
                .matcher(start)
                .replaceAll(match ->
                        String.format(Locale.ROOT, "<U+%04X>", match.group().codePointAt(0)));
    }

    /** As {@link #shown}, in quotes. */
    static String quoted(String text) {
        return '"' + shown(text) + '"';
    }

    /** Groups of two or more texts that differ in nothing but letter case, blanks, hyphens, a point at the end or decimals. */
    static List<List<String>> alike(Collection<String> texts) {
        Map<String, List<String>> groups = texts.stream()
                .collect(Collectors.groupingBy(Spelling::essence, LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static String essence(String text) {
        String plain = java.text.Normalizer.normalize(text, Form.NFKC).replace('−', '-');
        plain = BLANKS.matcher(plain).replaceAll(" ").strip();
        plain = QUOTED.matcher(plain).replaceFirst("$2").strip();
        if (FieldKind.of(plain) == FieldKind.NUMBER) {
            return new BigDecimal(plain).stripTrailingZeros().toString();
        }
        String joined = JOINTS.matcher(END.matcher(plain).replaceAll("")).replaceAll(" ");
        return joined.isEmpty() ? plain : joined.toLowerCase(Locale.ROOT);
    }
}
