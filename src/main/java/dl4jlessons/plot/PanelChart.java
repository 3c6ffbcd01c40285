package dl4jlessons.plot;

import dl4jlessons.result.Figure.Mark;
import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The series of a panel: bands first, then bars, lines and markers. */
final class PanelChart {
    /** Pixels around the panel, so that a marker on its edge is drawn whole. */
    static final int MARGIN = 9;

    private static final double ROUNDING = 1e-9;
    private static final int MARKER_SIZE = 7;
    /** Clouds of points are drawn smaller. */
    private static final int CLOUD = 150;

    private static final int CLOUD_MARKER_SIZE = 4;
    /** A line shows each of its values where they are this far apart. */
    private static final int PIXELS_PER_MARKER = 14;

    private static final int FEW_MARKED = 5;
    private static final int NOISY = 150;
    /** So many lines in one panel are marked only where they end. */
    private static final int CROWD = 24;

    private final List<Curve> curves;
    private final Map<String, Look> looks;
    private final boolean barsApart;
    private final double width;
    private final double height;

    /**
     * @param barsApart whether bars have room between them
     * @param width of the panel in pixels
     * @param height likewise
     */
    PanelChart(List<Curve> curves, Map<String, Look> looks, boolean barsApart, double width, double height) {
        this.curves = curves;
        this.looks = looks;
        this.barsApart = barsApart;
        this.width = width;
        this.height = height;
    }

    /** A panel's area and the {@link #MARGIN} on each side of it. */
    static Rectangle2D withMargin(Rectangle2D area) {
        return new Rectangle2D.Double(
                area.getX() - MARGIN,
                area.getY() - MARGIN,
                area.getWidth() + 2 * MARGIN,
                area.getHeight() + 2 * MARGIN);
    }

    /** @param pen draws within the panel and {@link #MARGIN} on each side of it */
    void draw(Pen pen) {
        List<Curve> bars = withMark(Mark.BARS);
        draw(pen, curves, this::drawSpread);
        draw(pen, bars, (target, curve) -> drawBars(target, curve, bars.size() > 1));
        draw(pen, withMark(Mark.LINE), this::drawLine);
        draw(pen, curves, (target, curve) -> drawMarkers(target, curve, (curves.indexOf(curve) + 0.5) / curves.size()));
    }

    private List<Curve> withMark(Mark mark) {
        return curves.stream().filter(curve -> curve.mark() == mark).toList();
    }

    private static void draw(Pen pen, List<Curve> curves, BiConsumer<Pen, Curve> layer) {
        curves.forEach(curve -> pen.group(curve.name(), () -> layer.accept(pen, curve)));
    }

    /** A band around a line, whiskers on points and bars. */
    private void drawSpread(Pen pen, Curve curve) {
        Ink ink = looks.get(curve.name()).ink();
        if (curve.mark() == Mark.LINE) {
            for (int[] stretch : curve.stretchesWithSpread()) {
                int[] back = IntStream.rangeClosed(1, stretch.length)
                        .map(i -> stretch[stretch.length - i])
                        .toArray();
                Path2D band = new Path2D.Double();
                trace(band, stretch, i -> curve.x()[i], i -> curve.low()[i]);
                trace(band, back, i -> curve.x()[i], i -> curve.high()[i]);
                band.closePath();
                pen.fill(band, ink, Look.BAND_OPACITY);
            }
        } else {
            IntStream.range(0, curve.size()).filter(curve::hasSpread).forEach(i -> {
                Path2D whisker = new Path2D.Double();
                whisker.moveTo(across(curve.x()[i]), up(curve.low()[i]));
                whisker.lineTo(across(curve.x()[i]), up(curve.high()[i]));
                pen.stroke(whisker, Look.THIN, ink);
            });
        }
    }

    private void drawBars(Pen pen, Curve curve, boolean overlapping) {
        Ink ink = looks.get(curve.name()).ink();
        Bars bars = barsApart ? Bars.apart(curve) : Bars.touching(curve);
        if (bars.x().length > 0) {
            Path2D outline = new Path2D.Double();
            trace(outline, IntStream.range(0, bars.x().length).toArray(), i -> bars.x()[i], i -> bars.y()[i]);
            if (overlapping) {
                pen.fill(outline, ink, Look.OVERLAPPING_BAR_OPACITY);
                pen.stroke(outline, Look.THIN, ink);
            } else {
                pen.fill(outline, ink, Look.BAR_OPACITY);
            }
        }
    }

    /** A line with a gap where a value has no place. */
    private void drawLine(Pen pen, Curve curve) {
        Path2D line = new Path2D.Double();
        for (int i = 0; i < curve.size(); i++) {
            if (curve.drawable(i)) {
                double x = across(curve.x()[i]);
                double y = up(curve.y()[i]);
                if (curve.drawable(i - 1)) {
                    line.lineTo(x, y);
                } else {
                    line.moveTo(x, y);
                }
            }
        }
        BasicStroke stroke = curve.size() > NOISY || crowded() ? Look.NOISY_LINE : Look.LINE;
        pen.stroke(line, stroke, looks.get(curve.name()).ink());
    }

    private void drawMarkers(Pen pen, Curve curve, double share) {
        int mostMarked = (int) (width / PIXELS_PER_MARKER);
        int[] marked =
                switch (curve.mark()) {
                    case LINE -> crowded() ? curve.end() : curve.marked(mostMarked, FEW_MARKED, share);
                    case POINTS -> curve.drawable().toArray();
                    case BARS -> new int[0];
                };
        Look look = looks.get(curve.name());
        double size = markerSize();
        // a marker beyond a bound of its axis would be cut by the panel's edge
        marked = Arrays.stream(marked).filter(i -> isOnAxis(curve.y()[i])).toArray();
        if (curve.mark() == Mark.LINE && curve.size() > mostMarked && !crowded()) {
            Arrays.stream(marked)
                    .forEach(i -> look.marker().drawRim(pen, across(curve.x()[i]), up(curve.y()[i]), size));
        }
        Arrays.stream(marked)
                .forEach(i -> look.marker().draw(pen, across(curve.x()[i]), up(curve.y()[i]), size, look.ink()));
    }

    private static boolean isOnAxis(double place) {
        return place >= -ROUNDING && place <= 1 + ROUNDING;
    }

    private int markerSize() {
        boolean cloud = curves.stream().anyMatch(c -> c.mark() == Mark.POINTS && c.size() > CLOUD);
        return cloud || crowded() ? CLOUD_MARKER_SIZE : MARKER_SIZE;
    }

    private boolean crowded() {
        return withMark(Mark.LINE).size() > CROWD;
    }

    /** Appends points to a path, which begins with the first if it is empty. */
    private void trace(Path2D path, int[] indices, IntToDoubleFunction x, IntToDoubleFunction y) {
        for (int i : indices) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(across(x.applyAsDouble(i)), up(y.applyAsDouble(i)));
            } else {
                path.lineTo(across(x.applyAsDouble(i)), up(y.applyAsDouble(i)));
            }
        }
    }

    private double across(double place) {
        return MARGIN + place * width;
    }

    private double up(double place) {
        return MARGIN + (1 - place) * height;
    }
}
