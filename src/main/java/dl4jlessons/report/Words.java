package dl4jlessons.report;

import java.util.List;
import org.apache.commons.text.WordUtils;

/** Words in characters of equal width. */
final class Words {
    private Words() {}

    /** Characters that a console shows for a text. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Lines of at most this many characters, broken between words; a longer word stays whole. */
    static List<String> wrap(String text, int width) {
        return List.of(WordUtils.wrap(text, width, "\n", false).split("\n", -1));
    }
}
