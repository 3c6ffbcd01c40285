package dl4jlessons.plot;

import java.awt.BasicStroke;

/**
 * How a variant looks wherever it is drawn. Ink and marker together are its own, so that it can be told from the others
 * without colours.
 */
public record Look(Ink ink, Marker marker) {
    /** Lines between data points. */
    static final BasicStroke LINE = new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** Lines through so many data points that they are rather a texture. */
    static final BasicStroke NOISY_LINE = new BasicStroke(1.3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** Whiskers and the outlines of bars. */
    static final BasicStroke THIN = new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** Opacity of a seed spread: five of them on top of each other can still be told apart. */
    static final double BAND_OPACITY = 0.16;

    static final double BAR_OPACITY = 0.75;
    /** Bars of several series lie on top of each other. */
    static final double OVERLAPPING_BAR_OPACITY = 0.35;
}
