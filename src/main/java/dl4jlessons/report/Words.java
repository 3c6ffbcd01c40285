package dl4jlessons.report;

import java.util.ArrayList;
import java.util.List;

/** Words in characters of equal width. */
final class Words {
    private Words() {}

    /** Characters that a console shows for a text. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Lines of at most this many characters, broken between words; a longer word stays whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
