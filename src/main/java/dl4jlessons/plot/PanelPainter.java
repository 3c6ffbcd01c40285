package dl4jlessons.plot;

import dl4jlessons.plot.Canvas.Align;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Direction;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Draws the panels of one figure: grid, frame, ticks and guides around the series. */
final class PanelPainter {
    private static final int ABOVE_PANEL = 7;
    private static final int INSIDE_PANEL = 6;
    private static final int BELOW_TOP = 16;
    /** A label beyond this place would run into that of the next panel. */
    private static final double CORNER = 0.98;

    private static final String NO_VALUES = "no finite values";

    private final Figure figure;
    private final PlotAxis x;
    private final PlotAxis y;
    private final Map<String, Look> looks;
    private final Layout layout;

    PanelPainter(Figure figure, PlotAxis x, PlotAxis y, Map<String, Look> looks, Layout layout) {
        this.figure = figure;
        this.x = x;
        this.y = y;
        this.looks = looks;
        this.layout = layout;
    }

    void draw(Canvas canvas, int index) {
        Panel panel = figure.panels().get(index);
        Rectangle2D area = layout.panels().get(index);
        drawHead(canvas, area, panel);
        drawGrid(canvas, area);
        drawGuides(canvas, area);
        drawSeries(canvas, area, panel);
        if (index == 0) {
            // guides are the same in every panel
            labelGuides(canvas, area);
        }
        if (layout.leftmost(index)) {
            drawYTicks(canvas, area);
        }
        if (layout.lowest(index)) {
            drawXTicks(canvas, area);
        }
    }

    /** Title and below it the note, standing on the panel. */
    private static void drawHead(Canvas canvas, Rectangle2D area, Panel panel) {
        List<String> note = Layout.noteLines(panel, area.getWidth());
        double line = area.getY() - ABOVE_PANEL - note.size() * Layout.NOTE_LINE;
        String title = Lettering.PANEL_TITLE.shorten(panel.title(), area.getWidth());
        canvas.text(title, area.getX(), line, Align.START, Lettering.PANEL_TITLE, Ink.TEXT);
        for (String words : note) {
            line += Layout.NOTE_LINE;
            canvas.text(words, area.getX(), line, Align.START, Lettering.NOTE, Ink.MUTED);
        }
    }

    private void drawGrid(Canvas canvas, Rectangle2D area) {
        List<Line2D> grid = new ArrayList<>();
        layout.yTicks().forEach(tick -> grid.add(Lines.horizontal(area, tick.place())));
        if (x.axis().categories().isEmpty()) {
            layout.xTicks().forEach(tick -> grid.add(Lines.vertical(area, tick.place())));
        }
        canvas.lines(grid, Ink.GRID, false);
        canvas.lines(List.of(Lines.horizontal(area, 0), Lines.vertical(area, 0)), Ink.FRAME, false);
    }

    private void drawGuides(Canvas canvas, Rectangle2D area) {
        for (Guide guide : visibleGuides()) {
            canvas.lines(List.of(line(guide, area)), Ink.MUTED, true);
        }
    }

    private void labelGuides(Canvas canvas, Rectangle2D area) {
        for (Guide guide : visibleGuides()) {
            Line2D line = line(guide, area);
            if (guide.axis() == Direction.Y) {
                double right = area.getMaxX() - INSIDE_PANEL;
                canvas.text(guide.label(), right, line.getY1() - INSIDE_PANEL, Align.END, Lettering.NOTE, Ink.MUTED);
            } else {
                boolean leftHalf = line.getX1() < area.getCenterX();
                double beside = line.getX1() + (leftHalf ? INSIDE_PANEL : -INSIDE_PANEL);
                Align align = leftHalf ? Align.START : Align.END;
                canvas.text(guide.label(), beside, area.getMinY() + BELOW_TOP, align, Lettering.NOTE, Ink.MUTED);
            }
        }
    }

    private List<Guide> visibleGuides() {
        return figure.guides().stream()
                .filter(guide -> place(guide) >= 0 && place(guide) <= 1)
                .toList();
    }

    private double place(Guide guide) {
        return (guide.axis() == Direction.Y ? y : x).place(guide.value());
    }

    private Line2D line(Guide guide, Rectangle2D area) {
        return guide.axis() == Direction.Y ? Lines.horizontal(area, place(guide)) : Lines.vertical(area, place(guide));
    }

    private void drawSeries(Canvas canvas, Rectangle2D area, Panel panel) {
        List<Curve> curves = panel.series().stream()
                .map(series -> Thinning.thin(series, (int) area.getWidth()))
                .map(series -> Curve.of(series, x, y))
                .toList();
        PanelChart chart =
                new PanelChart(curves, looks, !x.axis().categories().isEmpty(), area.getWidth(), area.getHeight());
        Rectangle2D withMargin = PanelChart.withMargin(area);
        canvas.paint(withMargin, chart::draw);
        panel.series().forEach(series -> canvas.group(series.name(), () -> drawInfinities(canvas, area, series)));
        if (curves.stream().noneMatch(curve -> curve.drawable().findAny().isPresent())) {
            canvas.text(NO_VALUES, area.getCenterX(), area.getCenterY(), Align.MIDDLE, Lettering.NOTE, Ink.MUTED);
        }
    }

    /** Marks where a series leaves the numbers: diverged training is a result, not a gap. */
    private void drawInfinities(Canvas canvas, Rectangle2D area, Series series) {
        for (int i = 0; i < series.y().size(); i++) {
            double value = series.y().get(i);
            double place = x.place(series.x().get(i));
            boolean first = i == 0 || !Double.isInfinite(series.y().get(i - 1));
            if (first && Double.isInfinite(value) && place >= 0 && place <= 1) {
                double left = area.getMinX() + place * area.getWidth();
                double base = value > 0 ? area.getMinY() + BELOW_TOP : area.getMaxY() - INSIDE_PANEL;
                Ink ink = looks.get(series.name()).ink();
                boolean room = place < 0.9;
                Align align = room ? Align.START : Align.END;
                double beside = left + (room ? INSIDE_PANEL : -INSIDE_PANEL);
                canvas.text(value > 0 ? "∞" : "−∞", beside, base, align, Lettering.SIGN, ink);
            }
        }
    }

    private void drawYTicks(Canvas canvas, Rectangle2D area) {
        for (Tick tick : layout.yTicks()) {
            double base = area.getMaxY() - tick.place() * area.getHeight() + 4;
            canvas.text(tick.label(), area.getMinX() - Layout.TICK_GAP, base, Align.END, Lettering.TICK, Ink.MUTED);
        }
    }

    private void drawXTicks(Canvas canvas, Rectangle2D area) {
        for (Tick tick : layout.xTicks()) {
            double middle = area.getMinX() + tick.place() * area.getWidth();
            double line = area.getMaxY() + Layout.TICK_LINE + 1;
            Align align = layout.columns() > 1 && tick.place() > CORNER ? Align.END : Align.MIDDLE;
            for (String words : Layout.lines(tick, x, area.getWidth())) {
                canvas.text(words, middle, line, align, Lettering.TICK, Ink.MUTED);
                line += Layout.TICK_LINE;
            }
        }
    }
}
