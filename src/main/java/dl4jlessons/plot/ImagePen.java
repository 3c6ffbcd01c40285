package dl4jlessons.plot;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;

/** Paints shapes, in the colours for light paper. */
record ImagePen(Graphics2D graphics) implements Pen {
    @Override
    public void fill(Shape shape, Ink ink, double opacity) {
        graphics.setColor(ink.translucent(opacity));
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, BasicStroke stroke, Ink ink) {
        graphics.setColor(ink.light());
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    @Override
    public void group(String series, Runnable drawing) {
        drawing.run();
    }
}
