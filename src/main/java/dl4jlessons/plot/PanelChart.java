package dl4jlessons.plot;

import dl4jlessons.plot.Canvas.Part;
import dl4jlessons.result.Figure.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The inside of a panel, as XChart charts without axes that lie on each other: bands first, then bars, lines and points. */
final class PanelChart {
    /** Pixels above and below the panel, so that a marker on its edge is drawn whole. */
    static final int MARGIN = 9;

    private static final Color NOTHING = new Color(0, true);
    private static final int MARKER_SIZE = 7;
    /** Clouds of points are drawn smaller. */
    private static final int CLOUD = 150;

    private static final int CLOUD_MARKER_SIZE = 4;
    /** A line shows each of its values where they are this far apart. */
    private static final int PIXELS_PER_MARKER = 14;

    private static final int FEW_MARKED = 5;
    private static final int NOISY = 150;

    private final Map<String, Look> looks;
    private final XYChart chart;
    private final int mostMarked;

    private PanelChart(Map<String, Look> looks, int markerSize, int width, int height) {
        this.looks = looks;
        this.chart = new XYChart(width + 2 * besides(width, height), height + 2 * MARGIN);
        this.mostMarked = width / PIXELS_PER_MARKER;
        bare((double) height / (height + 2 * MARGIN));
        chart.getStyler().setMarkerSize(markerSize);
    }

    /**
     * What is drawn, part by part, each belonging to one curve.
     *
     * @param barsApart whether bars have room between them
     * @param width of the panel in pixels; the parts are larger by {@link #besides} on each side
     * @param height likewise, by {@link #MARGIN}
     */
    static List<Part> parts(List<Curve> curves, Map<String, Look> looks, boolean barsApart, int width, int height) {
        boolean overlapping = count(curves, Mark.BARS) > 1;
        int markerSize = markerSize(curves);
        List<BiConsumer<PanelChart, Curve>> layers = List.of(
                PanelChart::addSpread,
                (panel, curve) -> panel.addBars(curve, barsApart, overlapping),
                PanelChart::addLine,
                (panel, curve) -> panel.addMarkers(curve, (curves.indexOf(curve) + 0.5) / curves.size()));
        List<Part> parts = new ArrayList<>();
        for (BiConsumer<PanelChart, Curve> layer : layers) {
            for (Curve curve : curves) {
                PanelChart panel = new PanelChart(looks, markerSize, width, height);
                layer.accept(panel, curve);
                if (!panel.chart.getSeriesMap().isEmpty()) {
                    parts.add(new Part(curve.name(), panel::paint));
                }
            }
        }
        return parts;
    }

    /** Pixels to the left and right of the panel: XChart leaves the same share of width and height free. */
    static int besides(double width, double height) {
        return (int) Math.round(MARGIN * width / height);
    }

    private void paint(Graphics2D graphics) {
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
    }

    /** Switches off everything but the series, and makes the axes reach from 0 to 1. */
    private void bare(double contentShare) {
        XYStyler styler = chart.getStyler();
        styler.setLegendVisible(false)
                .setChartTitleVisible(false)
                .setChartPadding(0)
                .setPlotBorderVisible(false);
        styler.setChartBackgroundColor(NOTHING).setPlotBackgroundColor(NOTHING).setPlotContentSize(contentShare);
        styler.setAxisTicksVisible(false).setAxisTitlesVisible(false).setPlotMargin(0);
        styler.setPlotGridLinesVisible(false).setPlotTicksMarksVisible(false);
        styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        // a spacing larger than any chart keeps XChart from computing ticks that are not shown
        styler.setXAxisTickMarkSpacingHint(Integer.MAX_VALUE).setYAxisTickMarkSpacingHint(Integer.MAX_VALUE);
    }

    private static int markerSize(List<Curve> curves) {
        boolean cloud = curves.stream().anyMatch(c -> c.mark() == Mark.POINTS && c.size() > CLOUD);
        return cloud ? CLOUD_MARKER_SIZE : MARKER_SIZE;
    }

    private static long count(List<Curve> curves, Mark mark) {
        return curves.stream().filter(c -> c.mark() == mark).count();
    }

    /** A band around a line, whiskers on points and bars. */
    private void addSpread(Curve curve) {
        Ink ink = looks.get(curve.name()).ink();
        if (curve.mark() == Mark.LINE) {
            for (int[] stretch : curve.stretchesWithSpread()) {
                double[] across =
                        Arrays.stream(stretch).mapToDouble(i -> curve.x()[i]).toArray();
                DoubleStream low = Arrays.stream(stretch).mapToDouble(i -> curve.low()[i]);
                double[] high =
                        Arrays.stream(stretch).mapToDouble(i -> curve.high()[i]).toArray();
                double[] around =
                        DoubleStream.concat(low, Arrays.stream(reversed(high))).toArray();
                double[] there = DoubleStream.concat(Arrays.stream(across), Arrays.stream(reversed(across)))
                        .toArray();
                addArea(there, around, ink.translucent(Look.BAND_OPACITY));
            }
        } else {
            IntStream.range(0, curve.size())
                    .filter(curve::hasSpread)
                    .forEach(i -> addStrokes(
                            new double[] {curve.x()[i], curve.x()[i]},
                            new double[] {curve.low()[i], curve.high()[i]},
                            Look.THIN,
                            ink.light()));
        }
    }

    private void addBars(Curve curve, boolean apart, boolean overlapping) {
        if (curve.mark() != Mark.BARS) {
            return;
        }
        Ink ink = looks.get(curve.name()).ink();
        Bars bars = apart ? Bars.apart(curve) : Bars.touching(curve);
        if (bars.x().length > 0) {
            double opacity = overlapping ? Look.OVERLAPPING_BAR_OPACITY : Look.BAR_OPACITY;
            addArea(bars.x(), bars.y(), ink.translucent(opacity));
            if (overlapping) {
                addStrokes(bars.x(), bars.y(), Look.THIN, ink.light());
            }
        }
    }

    private void addLine(Curve curve) {
        if (curve.mark() == Mark.LINE && curve.drawable().findAny().isPresent()) {
            // a missing y interrupts XChart's line; a missing x would not
            double[] across = IntStream.range(0, curve.size())
                    .mapToDouble(i -> curve.drawable(i) ? curve.x()[i] : 0)
                    .toArray();
            double[] up = IntStream.range(0, curve.size())
                    .mapToDouble(i -> curve.drawable(i) ? curve.y()[i] : Double.NaN)
                    .toArray();
            BasicStroke stroke = curve.size() > NOISY ? Look.NOISY_LINE : Look.LINE;
            addStrokes(across, up, stroke, looks.get(curve.name()).ink().light());
        }
    }

    private void addMarkers(Curve curve, double share) {
        int[] marked =
                switch (curve.mark()) {
                    case LINE -> curve.marked(mostMarked, FEW_MARKED, share);
                    case POINTS -> curve.drawable().toArray();
                    case BARS -> new int[0];
                };
        if (marked.length > 0) {
            Look look = looks.get(curve.name());
            double[] x = Arrays.stream(marked).mapToDouble(i -> curve.x()[i]).toArray();
            double[] y = Arrays.stream(marked).mapToDouble(i -> curve.y()[i]).toArray();
            if (curve.mark() == Mark.LINE && curve.size() > mostMarked) {
                addPoints(x, y, new Halo(look.marker()), Ink.PAPER.light());
            }
            addPoints(x, y, look.marker(), look.ink().light());
        }
    }

    private void addPoints(double[] x, double[] y, Marker marker, Color color) {
        style(add(x, y, XYSeriesRenderStyle.Scatter), SeriesLines.NONE, marker, color);
    }

    private void addArea(double[] x, double[] y, Color fill) {
        style(add(x, y, XYSeriesRenderStyle.PolygonArea), SeriesLines.NONE, SeriesMarkers.NONE, fill);
    }

    private void addStrokes(double[] x, double[] y, BasicStroke stroke, Color color) {
        style(add(x, y, XYSeriesRenderStyle.Line), stroke, SeriesMarkers.NONE, color);
    }

    private XYSeries add(double[] x, double[] y, XYSeriesRenderStyle how) {
        String name = Integer.toString(chart.getSeriesMap().size());
        return chart.addSeries(name, x, y).setXYSeriesRenderStyle(how);
    }

    private static void style(XYSeries series, BasicStroke line, Marker marker, Color color) {
        series.setLineStyle(line);
        series.setMarker(marker);
        series.setLineColor(color);
        series.setFillColor(color);
        series.setMarkerColor(color);
    }

    private static double[] reversed(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
    }
}
