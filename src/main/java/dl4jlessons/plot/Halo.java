package dl4jlessons.plot;

import java.awt.Graphics2D;
import org.knowm.xchart.style.markers.Marker;

/** A rim of paper below a marker, which sets it off from its own line. */
final class Halo extends Marker {
    private static final int RIM = 2;

    private final Marker marker;

    Halo(Marker marker) {
        this.marker = marker;
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int size) {
        marker.paint(graphics, x, y, size + 2 * RIM);
    }
}
