package dl4jlessons.plot;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;

/**
 * Outlines in SVG's path language, as short as it allows: steps from the last point, in tenths of a pixel. Steps are
 * taken between rounded points, so that rounding errors do not add up.
 */
final class PathData {
    private static final int TENTHS_PER_PIXEL = 10;

    private final StringBuilder path = new StringBuilder();
    private long x;
    private long y;
    private long startX;
    private long startY;

    boolean isEmpty() {
        return path.isEmpty();
    }

    /** Appends an outline. A line that begins where the last one ended continues it. */
    void append(Shape shape) {
        if (shape instanceof Ellipse2D ellipse) {
            appendEllipse(ellipse);
            return;
        }
        if (shape instanceof Line2D line && !path.isEmpty() && tenths(line.getX1()) == x && tenths(line.getY1()) == y) {
            step('l', line.getX2(), line.getY2());
            return;
        }
        double[] points = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            appendSegment(i.currentSegment(points), points);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private void appendSegment(int type, double[] points) {
        switch (type) {
            case PathIterator.SEG_MOVETO -> moveTo(points[0], points[1]);
            case PathIterator.SEG_LINETO -> step('l', points[0], points[1]);
            case PathIterator.SEG_QUADTO -> step('q', points[0], points[1], points[2], points[3]);
            case PathIterator.SEG_CUBICTO ->
                step('c', points[0], points[1], points[2], points[3], points[4], points[5]);
            default -> close();
        }
    }

    private void moveTo(double toX, double toY) {
        step('m', toX, toY);
        startX = x;
        startY = y;
    }

    private void close() {
        path.append('z');
        x = startX;
        y = startY;
    }

    private void appendEllipse(Ellipse2D ellipse) {
        moveTo(ellipse.getMinX(), ellipse.getCenterY());
        for (double toX : new double[] {ellipse.getMaxX(), ellipse.getMinX()}) {
            path.append('a');
            number(tenths(ellipse.getWidth() / 2));
            number(tenths(ellipse.getHeight() / 2));
            path.append(" 0 1 0");
            number(tenths(toX) - x);
            number(0);
            x = tenths(toX);
        }
    }

    /** One command; the last pair of coordinates is where it ends. */
    private void step(char command, double... coordinates) {
        path.append(command);
        for (int i = 0; i < coordinates.length; i += 2) {
            number(tenths(coordinates[i]) - x);
            number(tenths(coordinates[i + 1]) - y);
        }
        x = tenths(coordinates[coordinates.length - 2]);
        y = tenths(coordinates[coordinates.length - 1]);
    }

    /** A number of tenths, without the zeros and spaces that the language can do without. */
    private void number(long tenths) {
        char last = path.charAt(path.length() - 1);
        if (tenths >= 0 && !Character.isLetter(last)) {
            path.append(' ');
        }
        path.append(tenths < 0 ? "-" : "");
        long size = Math.abs(tenths);
        if (size == 0 || size >= TENTHS_PER_PIXEL) {
            path.append(size / TENTHS_PER_PIXEL);
        }
        if (size % TENTHS_PER_PIXEL != 0) {
            path.append('.').append(size % TENTHS_PER_PIXEL);
        }
    }

    private static long tenths(double pixels) {
        return Math.round(pixels * TENTHS_PER_PIXEL);
    }
}
