package dl4jlessons.plot;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** What marks a value, so that series can be told apart without colours. */
public enum Marker {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_UP,
    TRIANGLE_DOWN,
    CROSS,
    PLUS;

    private static final BasicStroke ARMS = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** A rim of paper sets a marker off from its own line. */
    private static final double RIM = 2;

    private static final BasicStroke ARMS_WITH_RIM =
            new BasicStroke(2 + 2 * (float) RIM, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    /**
     * Draws the marker.
     *
     * @param size across, in pixels
     */
    void draw(Pen pen, double x, double y, double size, Ink ink) {
        if (hasArms()) {
            pen.stroke(shape(x, y, size), ARMS, ink);
        } else {
            pen.fill(shape(x, y, size), ink);
        }
    }

    /** Draws the rim on which the marker is to stand. */
    void drawRim(Pen pen, double x, double y, double size) {
        if (hasArms()) {
            pen.stroke(shape(x, y, size), ARMS_WITH_RIM, Ink.PAPER);
        } else {
            pen.fill(shape(x, y, size + 2 * RIM), Ink.PAPER);
        }
    }

    private boolean hasArms() {
        return this == CROSS || this == PLUS;
    }

    private Shape shape(double x, double y, double size) {
        double r = size / 2;
        return switch (this) {
            case CIRCLE -> new Ellipse2D.Double(x - r, y - r, size, size);
            case SQUARE -> new Rectangle2D.Double(x - r, y - r, size, size);
            case DIAMOND -> polygon(x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y);
            case TRIANGLE_UP -> polygon(x, y - 1.1 * r, x + 1.2 * r, y + r, x - 1.2 * r, y + r);
            case TRIANGLE_DOWN -> polygon(x, y + 1.1 * r, x + 1.2 * r, y - r, x - 1.2 * r, y - r);
            case CROSS -> lines(x - r, y - r, x + r, y + r, x - r, y + r, x + r, y - r);
            case PLUS -> lines(x - 1.2 * r, y, x + 1.2 * r, y, x, y - 1.2 * r, x, y + 1.2 * r);
        };
    }

    private static Path2D polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private static Path2D lines(double... ends) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < ends.length; i += 4) {
            path.moveTo(ends[i], ends[i + 1]);
            path.lineTo(ends[i + 2], ends[i + 3]);
        }
        return path;
    }
}
