package dl4jlessons.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.plot.Canvas.Align;
import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Coordinates.Point;
import dl4jlessons.result.Figure.Mark;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Parallel coordinates: one axis beside the other, each point of the space a line across all of them (Inselberg, "The
 * plane with parallel coordinates", 1985). On a page the axes stand upright; on a phone, which is too narrow for many of
 * them, they lie below one another.
 */
public final class ParallelPlot {

    private static final int AFTER_LEGEND = 8;
    private static final int NAME_LINE = 15;
    private static final int GAP = 8;

    private static final int UPRIGHT_LENGTH = 300;
    private static final int UPRIGHT_LEFT = 40;
    private static final int UPRIGHT_RIGHT = 52;
    private static final int UPRIGHT_TICKS = 6;

    private static final int LYING_ROW = 70;
    private static final int LYING_MARGIN = 12;
    private static final int LYING_TICKS = 4;
    private static final double NEAR_END = 0.06;
    private static final BasicStroke HAIRLINE = new BasicStroke(0.9f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private final Coordinates data;
    private final boolean upright;
    private final int width;
    private final List<PlotAxis> axes;
    private final List<List<String>> names;
    private final Map<String, Look> looks;
    private final Legend legend;
    private final Rectangle2D area;

    private ParallelPlot(Coordinates data, Screen screen) {
        this.data = data;
        this.width = screen.width(Screen.WIDE);
        this.upright = screen == Screen.PAGE;
        this.axes = data.axes().stream()
                .map(axis -> PlotAxis.around(axis, DoubleStream.empty()))
                .toList();
        Map<String, Mark> marks = new LinkedHashMap<>();
        data.groups().forEach(group -> marks.put(group, Mark.LINE));
        this.looks = Palette.looks(data.roles());
        this.legend = new Legend(marks, looks, width);
        double room = upright ? spacing(width - UPRIGHT_LEFT - UPRIGHT_RIGHT) - GAP : width;
        this.names = data.axes().stream()
                .map(axis -> Lettering.TICK.wrap(axis.label(), room))
                .toList();
        this.area = area();
    }

    /**
     * An SVG element without a title.
     *
     * @param description what it shows, for readers who cannot see it
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(Coordinates data, String description, Screen screen) {
        return new ParallelPlot(data, screen).svg(description);
    }

    private Rectangle2D area() {
        double top = legend.height() + AFTER_LEGEND;
        if (upright) {
            int lines = names.stream().mapToInt(List::size).max().orElse(0);
            return new Rectangle2D.Double(
                    UPRIGHT_LEFT, top + lines * NAME_LINE + GAP, width - UPRIGHT_LEFT - UPRIGHT_RIGHT, UPRIGHT_LENGTH);
        }
        return new Rectangle2D.Double(
                LYING_MARGIN,
                top + 2 * NAME_LINE,
                width - 2 * LYING_MARGIN,
                Math.max(1, data.axes().size() - 1) * LYING_ROW);
    }

    private double spacing(double length) {
        return length / Math.max(1, data.axes().size() - 1);
    }

    private String svg(String description) {
        int height = (int) Math.ceil(area.getMaxY()) + (upright ? GAP : 2 * NAME_LINE);
        SvgCanvas canvas = new SvgCanvas(width, height, description);
        canvas.metadata(metadata());
        legend.draw(canvas, 0, 0);
        canvas.lines(axisLines(), Ink.FRAME, false);
        Rectangle2D withMargin = PanelChart.withMargin(area);
        canvas.paint(withMargin, this::paint);
        for (int i = 0; i < axes.size(); i++) {
            label(canvas, i);
        }
        return canvas.finish();
    }

    private List<Line2D> axisLines() {
        List<Line2D> lines = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            lines.add(
                    upright
                            ? new Line2D.Double(along(i), area.getMinY(), along(i), area.getMaxY())
                            : new Line2D.Double(area.getMinX(), along(i), area.getMaxX(), along(i)));
        }
        return lines;
    }

    /** Where an axis lies, across the axes. */
    private double along(int axis) {
        double start = upright ? area.getX() : area.getY();
        double length = upright ? area.getWidth() : area.getHeight();
        return start + axis * spacing(length);
    }

    private void paint(Pen pen) {
        List<String> groups = data.groups();
        for (int i = groups.size() - 1; i >= 0; i--) {
            String group = groups.get(i);
            List<Point> points = data.of(group);
            pen.group(group, () -> {
                for (int k = points.size() - 1; k >= 0; k--) {
                    pen.stroke(
                            line(points.get(k)),
                            upright ? Look.NOISY_LINE : HAIRLINE,
                            looks.get(group).ink());
                }
            });
        }
    }

    /** Has a gap where the point has no value. */
    private Path2D line(Point point) {
        Path2D line = new Path2D.Double();
        boolean joined = false;
        for (int i = 0; i < axes.size(); i++) {
            double place = axes.get(i).place(point.values().get(i));
            if (Double.isFinite(place)) {
                double x = (upright ? along(i) : area.getX() + place * area.getWidth()) - area.getX();
                double y = (upright ? area.getMaxY() - place * area.getHeight() : along(i)) - area.getY();
                if (joined) {
                    line.lineTo(x + PanelChart.MARGIN, y + PanelChart.MARGIN);
                } else {
                    line.moveTo(x + PanelChart.MARGIN, y + PanelChart.MARGIN);
                }
            }
            joined = Double.isFinite(place);
        }
        return line;
    }

    private void label(Canvas canvas, int i) {
        if (upright) {
            double base = area.getY() - GAP - (names.get(i).size() - 1) * NAME_LINE;
            for (String words : names.get(i)) {
                canvas.text(words, along(i), base, Align.MIDDLE, Lettering.TICK, Ink.TEXT);
                base += NAME_LINE;
            }
        } else {
            canvas.text(names.get(i).get(0), area.getX(), along(i) - GAP, Align.START, Lettering.NOTE, Ink.TEXT);
        }
        for (Tick tick : axes.get(i).ticks(upright ? UPRIGHT_TICKS : LYING_TICKS)) {
            if (upright) {
                String words = Lettering.NOTE.shorten(tick.label(), spacing(area.getWidth()) - GAP);
                double base = area.getMaxY() - tick.place() * area.getHeight() + 4;
                canvas.text(words, along(i) + 5, base, Align.START, Lettering.NOTE, Ink.MUTED);
            } else {
                Align align =
                        tick.place() < NEAR_END ? Align.START : tick.place() > 1 - NEAR_END ? Align.END : Align.MIDDLE;
                double x = area.getX() + tick.place() * area.getWidth();
                canvas.text(tick.label(), x, along(i) + NAME_LINE, align, Lettering.NOTE, Ink.MUTED);
            }
        }
    }

    private String metadata() {
        ObjectNode chart = PlotData.chart();
        chart.set("x", PlotData.plainAxis("", 0, 1));
        chart.set("y", PlotData.plainAxis("", 0, 1));
        chart.put("upright", upright);
        ArrayNode dimensions = chart.putArray("axes");
        axes.forEach(axis -> dimensions.add(PlotData.axis(axis)));
        ObjectNode panel = PlotData.panel("", area);
        ArrayNode series = panel.putArray("series");
        for (Point point : data.points()) {
            List<Double> across = new ArrayList<>();
            List<Double> along = new ArrayList<>();
            for (int i = 0; i < axes.size(); i++) {
                across.add((double) i / Math.max(1, axes.size() - 1));
                along.add(axes.get(i).place(point.values().get(i)));
            }
            List<Double> down = across.stream().map(place -> 1 - place).toList();
            series.add(PlotData.keyed(
                    point.group(), true, upright ? across : along, upright ? along : down, List.of(point.key()), ""));
        }
        chart.putArray("panels").add(panel);
        return PlotData.text(chart);
    }
}
