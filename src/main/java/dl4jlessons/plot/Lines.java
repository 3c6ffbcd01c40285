package dl4jlessons.plot;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Straight lines across an area, in the middle of a row or a column of pixels. */
final class Lines {
    private Lines() {}

    /** @param place from 0, the lower edge, to 1 */
    static Line2D horizontal(Rectangle2D area, double place) {
        double y = Math.round(area.getMaxY() - place * area.getHeight()) + 0.5;
        return new Line2D.Double(area.getMinX(), y, area.getMaxX(), y);
    }

    /** @param place from 0, the left edge, to 1 */
    static Line2D vertical(Rectangle2D area, double place) {
        double x = Math.round(area.getMinX() + place * area.getWidth()) + 0.5;
        return new Line2D.Double(x, area.getMinY(), x, area.getMaxY());
    }
}
