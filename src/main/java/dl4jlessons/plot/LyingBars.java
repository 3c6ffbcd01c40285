package dl4jlessons.plot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.plot.Canvas.Align;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Direction;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.runtime.NumberText;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A figure of bars with its axes exchanged: the names of the categories stand below one another, where each has a line of
 * its own however long it is, and beside each bar its value.
 */
public final class LyingBars {
    private static final int ON_PAGE = 560;
    private static final int ROW = 24;
    private static final double FILLED = 0.68;
    private static final int ABOVE = 18;
    private static final int BELOW = 44;
    private static final int GAP = 8;
    /** For the value beside the longest bar. */
    private static final int RIGHT = 44;

    private static final double WIDEST_NAMES = 0.42;
    private static final int PIXELS_PER_TICK = 70;

    private final Figure figure;
    private final Series bars;
    private final List<String> names;
    private final int width;
    private final PlotAxis values;
    private final Look look;
    private final Rectangle2D area;

    private LyingBars(Figure figure, int width) {
        this.figure = figure;
        this.bars = figure.panels().get(0).series().get(0);
        this.names = figure.x().categories();
        this.width = width;
        this.values = PlotAxis.around(
                figure.y(),
                DoubleStream.concat(
                        bars.y().stream().mapToDouble(Double::doubleValue),
                        figure.guides().stream().mapToDouble(Guide::value)));
        this.look = Palette.looks(Map.of(bars.name(), bars.role())).get(bars.name());
        double widest = names.stream().mapToDouble(Lettering.TICK::width).max().orElse(0);
        double left = GAP + Math.min(WIDEST_NAMES * width, widest);
        this.area = new Rectangle2D.Double(left, ABOVE, width - left - RIGHT, Math.max(1, names.size()) * (double) ROW);
    }

    /**
     * An SVG element without a title.
     *
     * @param figure with one panel and one series of bars, whose horizontal axis has categories
     * @param description what it shows, for readers who cannot see it
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(Figure figure, String description, Screen screen) {
        return new LyingBars(figure, screen.width(ON_PAGE)).svg(description);
    }

    private String svg(String description) {
        SvgCanvas canvas = new SvgCanvas(width, (int) Math.ceil(area.getMaxY()) + BELOW, description);
        canvas.metadata(metadata());
        List<Tick> ticks = values.ticks(Math.max(2, (int) area.getWidth() / PIXELS_PER_TICK));
        List<Line2D> grid = new ArrayList<>();
        ticks.forEach(tick -> grid.add(Lines.vertical(area, tick.place())));
        canvas.lines(grid, Ink.GRID, false);
        canvas.lines(List.of(Lines.vertical(area, 0)), Ink.FRAME, false);
        canvas.paint(area, pen -> {
            for (int i = 0; i < bars.y().size(); i++) {
                double length = values.clampedPlace(bars.y().get(i)) * area.getWidth();
                double top = (bars.x().get(i) + (1 - FILLED) / 2) * ROW;
                pen.fill(new Rectangle2D.Double(0, top, length, FILLED * ROW), look.ink());
            }
        });
        for (int i = 0; i < names.size(); i++) {
            String name = Lettering.TICK.shorten(names.get(i), area.getX() - GAP);
            canvas.text(name, area.getX() - GAP, base(i), Align.END, Lettering.TICK, Ink.TEXT);
        }
        for (Guide guide : figure.guides()) {
            if (guide.axis() == Direction.Y) {
                Line2D line = Lines.vertical(area, values.place(guide.value()));
                canvas.lines(List.of(line), Ink.TEXT, true);
                canvas.text(guide.label(), line.getX1(), ABOVE - 5, Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
            }
        }
        for (int i = 0; i < bars.y().size(); i++) {
            double value = bars.y().get(i);
            double end = area.getX() + values.clampedPlace(value) * area.getWidth() + GAP;
            String text = NumberText.typeset(NumberText.decimals(value, 2));
            canvas.text(text, end, base(bars.x().get(i)), Align.START, Lettering.NOTE, Ink.TEXT);
        }
        for (Tick tick : ticks) {
            double x = area.getX() + tick.place() * area.getWidth();
            canvas.text(tick.label(), x, area.getMaxY() + Layout.TICK_LINE, Align.MIDDLE, Lettering.TICK, Ink.MUTED);
        }
        canvas.text(
                figure.y().label(),
                area.getCenterX(),
                area.getMaxY() + BELOW - GAP,
                Align.MIDDLE,
                Lettering.LABEL,
                Ink.MUTED);
        return canvas.finish();
    }

    private double base(double row) {
        return area.getY() + (row + 0.5) * ROW + 4;
    }

    /** Nothing to point at, as each bar has its value beside it. */
    private static String metadata() {
        ObjectNode chart = PlotData.chart();
        chart.putArray("panels");
        return PlotData.text(chart);
    }
}
