package dl4jlessons.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;

/** What a chart is drawn on. Coordinates are pixels from the upper left corner. */
interface Canvas {
    /** Where words stand relative to their point. */
    enum Align {
        START,
        MIDDLE,
        END
    }

    /** Writes one line of words; {@code y} is the line they stand on. */
    void text(String text, double x, double y, Align align, Lettering lettering, Ink ink);

    /** Draws hairlines. */
    void lines(List<Line2D> lines, Ink ink, boolean dashed);

    /** Lets a painter fill a rectangle; its origin is the rectangle's upper left corner, and nothing reaches beyond. */
    void paint(Rectangle2D area, Consumer<Pen> painter);

    /** Draws what belongs to one series, so that a page can set it off from the others. */
    void group(String series, Runnable drawing);
}
