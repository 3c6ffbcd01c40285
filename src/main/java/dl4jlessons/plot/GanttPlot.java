package dl4jlessons.plot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dl4jlessons.plot.Canvas.Align;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Role;
import dl4jlessons.result.Timetable;
import dl4jlessons.result.Timetable.Span;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A Gantt chart: what ran when, in lanes above an axis of time. */
public final class GanttPlot {
    private static final int RIGHT = 16;
    private static final int LEFT = 26;
    private static final int ABOVE = 10;
    private static final int BELOW = 44;
    private static final int LANE = 26;
    private static final int LOW_LANE = 14;
    private static final int MANY_LANES = 12;
    private static final double FILLED = 0.8;
    /** Paper between bars that follow each other at once. */
    private static final double SEAM = 0.8;

    private static final int PIXELS_PER_TICK = 80;
    private static final int PADDING = 6;

    private final Timetable data;
    private final int width;
    private final Map<String, Look> looks;
    private final Legend legend;
    private final PlotAxis time;
    private final Rectangle2D area;

    private GanttPlot(Timetable data, int width) {
        this.data = data;
        this.width = width;
        Map<String, Mark> marks = new LinkedHashMap<>();
        Map<String, Role> roles = new LinkedHashMap<>();
        data.spans().forEach(span -> {
            marks.put(span.group(), Mark.BARS);
            roles.put(span.group(), span.role());
        });
        this.looks = Palette.looks(roles);
        this.legend = new Legend(marks, looks, width);
        double end = data.end() > 0 ? data.end() : 1;
        this.time = PlotAxis.around(Axis.linear(data.unit()).between(0, end), DoubleStream.empty());
        int lane = data.lanes() > MANY_LANES ? LOW_LANE : LANE;
        this.area = new Rectangle2D.Double(
                LEFT, legend.height() + ABOVE, width - LEFT - RIGHT, Math.max(1, data.lanes()) * (double) lane);
    }

    /**
     * An SVG element without a title.
     *
     * @param description what it shows, for readers who cannot see it
     * @throws dl4jlessons.runtime.UserException if this Java has no fonts
     */
    public static String svg(Timetable data, String description, Screen screen) {
        return new GanttPlot(data, screen.width(Screen.WIDE)).svg(description);
    }

    private String svg(String description) {
        SvgCanvas canvas = new SvgCanvas(width, (int) Math.ceil(area.getMaxY()) + BELOW, description);
        canvas.metadata(metadata());
        legend.draw(canvas, 0, 0);
        drawAxis(canvas);
        canvas.paint(area, pen -> looks.keySet()
                .forEach(group -> pen.group(group, () -> data.spans().stream()
                        .filter(span -> span.group().equals(group))
                        .forEach(span -> pen.fill(bar(span), looks.get(group).ink())))));
        data.breaks()
                .forEach(moment -> canvas.lines(List.of(Lines.vertical(area, time.place(moment))), Ink.TEXT, true));
        for (Span span : data.spans()) {
            Rectangle2D bar = bar(span);
            if (Lettering.TICK.width(span.key()) + PADDING < bar.getWidth()
                    && bar.getHeight() > Lettering.TICK.size()) {
                canvas.text(
                        span.key(),
                        area.getX() + bar.getCenterX(),
                        area.getY() + bar.getCenterY() + 4,
                        Align.MIDDLE,
                        Lettering.TICK,
                        Ink.PAPER);
            }
        }
        return canvas.finish();
    }

    private void drawAxis(Canvas canvas) {
        List<Tick> ticks = time.ticks(Math.max(2, (int) area.getWidth() / PIXELS_PER_TICK));
        List<Line2D> grid = new ArrayList<>();
        ticks.forEach(tick -> grid.add(Lines.vertical(area, tick.place())));
        canvas.lines(grid, Ink.GRID, false);
        double foot = Math.round(area.getMaxY()) + 0.5;
        canvas.lines(List.of(new Line2D.Double(area.getX(), foot, area.getMaxX(), foot)), Ink.FRAME, false);
        for (Tick tick : ticks) {
            double x = area.getX() + tick.place() * area.getWidth();
            canvas.text(tick.label(), x, foot + Layout.TICK_LINE, Align.MIDDLE, Lettering.TICK, Ink.MUTED);
        }
        canvas.text(data.unit(), area.getCenterX(), foot + BELOW - PADDING, Align.MIDDLE, Lettering.LABEL, Ink.MUTED);
        double lane = area.getHeight() / Math.max(1, data.lanes());
        for (int i = 0; i < data.lanes() && lane > Lettering.TICK.size(); i++) {
            double base = area.getY() + (i + 0.5) * lane + 4;
            canvas.text(String.valueOf(i + 1), LEFT - Layout.TICK_GAP, base, Align.END, Lettering.TICK, Ink.MUTED);
        }
    }

    /** Within the area. */
    private Rectangle2D bar(Span span) {
        double lane = area.getHeight() / Math.max(1, data.lanes());
        double from = time.place(span.from()) * area.getWidth();
        double to = time.place(span.to()) * area.getWidth();
        double bar = Math.max(SEAM, to - from - SEAM);
        return new Rectangle2D.Double(from, (span.lane() + (1 - FILLED) / 2) * lane, bar, FILLED * lane);
    }

    private String metadata() {
        ObjectNode chart = PlotData.chart();
        chart.set("x", PlotData.axis(time));
        chart.set("y", PlotData.plainAxis("", data.lanes() - 0.5, -0.5));
        ObjectNode panel = PlotData.panel("", area);
        ArrayNode series = panel.putArray("series");
        for (Span span : data.spans()) {
            series.add(PlotData.keyed(
                    span.group(),
                    true,
                    List.of(span.from(), span.to()),
                    List.of((double) span.lane(), (double) span.lane()),
                    List.of(span.key()),
                    span.note()));
        }
        chart.putArray("panels").add(panel);
        return PlotData.text(chart);
    }
}
