package dl4jlessons.plot;

import java.awt.BasicStroke;
import java.awt.Shape;

/** Draws shapes within a rectangle, whose upper left corner is the origin. */
interface Pen {
    void fill(Shape shape, Ink ink, double opacity);

    void stroke(Shape shape, BasicStroke stroke, Ink ink);

    default void fill(Shape shape, Ink ink) {
        fill(shape, ink, 1);
    }

    /** Draws what belongs to one series, so that a page can set it off from the others. */
    void group(String series, Runnable drawing);
}
