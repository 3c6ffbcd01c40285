package dl4jlessons.plot;

import dl4jlessons.runtime.UserException;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** The few sizes and weights of type in a chart, and how much room words take in them. */
enum Lettering {
    TITLE(17, Font.BOLD),
    PANEL_TITLE(13, Font.BOLD),
    LABEL(13, Font.PLAIN),
    TICK(12, Font.PLAIN),
    NOTE(12, Font.ITALIC),
    /** A sign in place of a value. */
    SIGN(17, Font.BOLD);

    private static final FontRenderContext SMOOTH = new FontRenderContext(null, true, true);
    private static final String ELLIPSIS = "…";

    private final int size;
    private final int style;

    Lettering(int size, int style) {
        this.size = size;
        this.style = style;
    }

    int size() {
        return size;
    }

    boolean bold() {
        return style == Font.BOLD;
    }

    boolean italic() {
        return style == Font.ITALIC;
    }

    /** Java's own sans-serif, whichever font that is here; browsers use the page's. */
    Font font() {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /**
     * Width in pixels.
     *
     * @throws UserException if this Java has no fonts
     */
    double width(String text) {
        try {
            return font().getStringBounds(text, SMOOTH).getWidth();
        } catch (RuntimeException | LinkageError | InternalError e) {
            // which of these it is depends on the JDK; the first drawing of a chart is this measurement
            throw UserException.failed(
                    "Charts cannot be drawn because this Java finds no fonts: install fontconfig with a font"
                            + " (Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core), or run a full JDK.",
                    e);
        }
    }

    /** The text, shortened to a width in pixels where it is longer. */
    String shorten(String text, double width) {
        if (width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).strip() + ELLIPSIS) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).strip() + ELLIPSIS;
    }

    /** The text in lines of at most this many pixels; a longer word is shortened. */
    List<String> wrap(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || width(longer) <= width) {
                line = longer;
            } else {
                lines.add(shorten(line, width));
                line = word;
            }
        }
        lines.add(shorten(line, width));
        return lines;
    }
}
