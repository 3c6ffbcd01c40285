package dl4jlessons.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.plot.Canvas.Align;
import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Coordinates.Point;
import dl4jlessons.result.Figure.Mark;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A scatter plot of each pair of dimensions, in the lower triangle of a matrix of panels. */
public final class PairPlot {
    private static final int FEW_ON_PAGE = 640;

    private static final int RIGHT = 14;
    private static final int BETWEEN = 18;
    private static final int NAME = 22;
    private static final int BELOW = 44;
    private static final int AFTER_LEGEND = 6;
    private static final double SHAPE = 0.72;
    private static final int PIXELS_PER_X_TICK = 60;
    private static final int PIXELS_PER_Y_TICK = 40;
    private static final int MIN_TICKS = 2;
    private static final int MARKER = 6;
    private static final int SMALL_MARKER = 4;
    /** Panels narrower than this get small markers. */
    private static final int NARROW_PANEL = 150;

    private static final int CLOUD = 150;

    private final Coordinates data;
    private final int width;
    private final int rows;
    private final List<PlotAxis> axes;
    private final Map<String, Look> looks;
    private final Legend legend;
    private final List<List<Tick>> yTicks;
    private final double left;
    private final double panelWidth;
    private final double panelHeight;

    private PairPlot(Coordinates data, int width) {
        this.data = data;
        this.width = width;
        this.rows = data.axes().size() - 1;
        this.axes = data.axes().stream()
                .map(axis -> PlotAxis.around(axis, DoubleStream.empty()))
                .toList();
        Map<String, Mark> marks = new LinkedHashMap<>();
        data.groups().forEach(group -> marks.put(group, Mark.POINTS));
        this.looks = Palette.looks(data.roles());
        this.legend = new Legend(marks, looks, width);
        int about = Math.max(MIN_TICKS, (int) (SHAPE * width / rows / PIXELS_PER_Y_TICK));
        this.yTicks = axes.stream().map(axis -> axis.ticks(about)).toList();
        this.left = Layout.TICK_GAP
                + yTicks.stream()
                        .skip(1)
                        .flatMap(List::stream)
                        .mapToDouble(tick -> Lettering.TICK.width(tick.label()))
                        .max()
                        .orElse(0);
        this.panelWidth = Math.floor((width - left - RIGHT - (rows - 1) * BETWEEN) / rows);
        this.panelHeight = Math.round(panelWidth * SHAPE);
    }

    /**
     * An SVG element without a title.
     *
     * @param data with at least two axes
     * @param description what it shows, for readers who cannot see it
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(Coordinates data, String description, Screen screen) {
        return new PairPlot(data, screen.width(data.axes().size() > 2 ? Screen.WIDE : FEW_ON_PAGE)).svg(description);
    }

    private String svg(String description) {
        int height = (int) Math.ceil(panel(rows - 1, 0).getMaxY() + BELOW);
        SvgCanvas canvas = new SvgCanvas(width, height, description);
        canvas.metadata(metadata());
        legend.draw(canvas, 0, 0);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column <= row; column++) {
                draw(canvas, row, column);
            }
        }
        return canvas.finish();
    }

    /** The panel of dimension {@code row + 1} against dimension {@code column}. */
    private Rectangle2D panel(int row, int column) {
        double top = legend.height() + AFTER_LEGEND + NAME + row * (panelHeight + NAME);
        return new Rectangle2D.Double(left + column * (panelWidth + BETWEEN), top, panelWidth, panelHeight);
    }

    private void draw(Canvas canvas, int row, int column) {
        Rectangle2D area = panel(row, column);
        List<Tick> xTicks = axes.get(column).ticks(Math.max(MIN_TICKS, (int) panelWidth / PIXELS_PER_X_TICK));
        List<Line2D> grid = new ArrayList<>();
        yTicks.get(row + 1).forEach(tick -> grid.add(Lines.horizontal(area, tick.place())));
        xTicks.forEach(tick -> grid.add(Lines.vertical(area, tick.place())));
        canvas.lines(grid, Ink.GRID, false);
        canvas.lines(List.of(Lines.horizontal(area, 0), Lines.vertical(area, 0)), Ink.FRAME, false);
        canvas.paint(PanelChart.withMargin(area), pen -> paint(pen, row + 1, column));
        if (column == 0) {
            String name = Lettering.TICK.shorten(axes.get(row + 1).axis().label(), panelWidth + left);
            canvas.text(name, 0, area.getY() - 7, Align.START, Lettering.TICK, Ink.TEXT);
            for (Tick tick : yTicks.get(row + 1)) {
                double base = area.getMaxY() - tick.place() * panelHeight + 4;
                canvas.text(tick.label(), area.getX() - Layout.TICK_GAP, base, Align.END, Lettering.TICK, Ink.MUTED);
            }
        }
        if (row == rows - 1) {
            for (Tick tick : xTicks) {
                double x = area.getX() + tick.place() * panelWidth;
                double base = area.getMaxY() + Layout.TICK_LINE + 1;
                Align align = tick.place() > 0.95
                        ? Align.END
                        : tick.place() < 0.05 && column > 0 ? Align.START : Align.MIDDLE;
                canvas.text(tick.label(), x, base, align, Lettering.TICK, Ink.MUTED);
            }
            String name = Lettering.TICK.shorten(axes.get(column).axis().label(), panelWidth);
            canvas.text(name, area.getCenterX(), area.getMaxY() + BELOW - 9, Align.MIDDLE, Lettering.TICK, Ink.TEXT);
        }
    }

    private void paint(Pen pen, int vertical, int horizontal) {
        double size = data.points().size() > CLOUD || panelWidth < NARROW_PANEL ? SMALL_MARKER : MARKER;
        List<String> groups = data.groups();
        for (int i = groups.size() - 1; i >= 0; i--) {
            String group = groups.get(i);
            Look look = looks.get(group);
            pen.group(group, () -> data.of(group).forEach(point -> {
                double x = axes.get(horizontal).place(point.values().get(horizontal));
                double y = axes.get(vertical).place(point.values().get(vertical));
                if (Double.isFinite(x) && Double.isFinite(y)) {
                    look.marker()
                            .draw(
                                    pen,
                                    PanelChart.MARGIN + x * panelWidth,
                                    PanelChart.MARGIN + (1 - y) * panelHeight,
                                    size,
                                    look.ink());
                }
            }));
        }
    }

    private String metadata() {
        ObjectNode chart = PlotData.chart();
        chart.set("x", PlotData.axis(axes.get(0)));
        chart.set("y", PlotData.axis(axes.get(1)));
        ArrayNode panels = chart.putArray("panels");
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column <= row; column++) {
                ObjectNode panel = PlotData.panel("", panel(row, column));
                panel.set("x", PlotData.axis(axes.get(column)));
                panel.set("y", PlotData.axis(axes.get(row + 1)));
                ArrayNode series = panel.putArray("series");
                for (String group : data.groups()) {
                    List<Point> points = data.of(group);
                    series.add(PlotData.keyed(
                            group,
                            false,
                            values(points, column),
                            values(points, row + 1),
                            points.stream().map(Point::key).toList(),
                            ""));
                }
                panels.add(panel);
            }
        }
        return PlotData.text(chart);
    }

    private static List<Double> values(List<Point> points, int dimension) {
        return points.stream().map(point -> point.values().get(dimension)).toList();
    }
}
