package dl4jlessons.plot;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Panel;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the panels of a figure lie.
 *
 * @param width of the figure, in pixels
 * @param height of the figure, in pixels
 * @param columns panels in a row
 * @param panels what lies inside the axes of each panel, in reading order
 * @param xTicks of the shared horizontal axis, as many as fit
 * @param yTicks of the shared vertical axis, as many as fit
 */
record Layout(int width, int height, int columns, List<Rectangle2D> panels, List<Tick> xTicks, List<Tick> yTicks) {
    static final int TICK_GAP = 6;
    private static final int RIGHT = 16;
    private static final int BETWEEN_COLUMNS = 20;
    private static final int PANEL_TITLE = 22;
    static final int NOTE_LINE = 16;
    private static final int BETWEEN_ROWS = 14;
    private static final int Y_LABEL = 25;
    static final int TICK_LINE = 15;
    private static final int X_LABEL = 24;

    private static final int MIN_PANEL_HEIGHT = 90;
    private static final int MAX_PANEL_HEIGHT = 380;
    private static final int PIXELS_PER_Y_TICK = 42;
    private static final int MAX_X_TICKS = 8;
    private static final int MIN_TICKS = 2;
    private static final int BETWEEN_TICK_LABELS = 14;

    /** @param top pixels above the panels that title and legend take */
    static Layout of(Figure figure, PlotAxis x, PlotAxis y, int width, int top) {
        int count = figure.panels().size();
        int columns = Math.max(1, Math.min(figure.columns(), count));
        int panelHeight = panelHeight(width, columns);
        List<Tick> yTicks = y.ticks(Math.max(MIN_TICKS, panelHeight / PIXELS_PER_Y_TICK));
        double left = TICK_GAP + widest(yTicks);
        double panelWidth = Math.floor((width - left - RIGHT - (columns - 1) * BETWEEN_COLUMNS) / columns);
        List<Rectangle2D> panels = new ArrayList<>();
        double rowTop = top + (figure.y().label().isBlank() ? 0 : Y_LABEL);
        for (int first = 0; first < count; first += columns) {
            List<Panel> row = figure.panels().subList(first, Math.min(first + columns, count));
            rowTop += head(row, panelWidth);
            for (int column = 0; column < row.size(); column++) {
                double x0 = left + column * (panelWidth + BETWEEN_COLUMNS);
                panels.add(new Rectangle2D.Double(x0, rowTop, panelWidth, panelHeight));
            }
            rowTop += panelHeight + BETWEEN_ROWS;
        }
        List<Tick> xTicks = fitting(x, panelWidth);
        int tickLines = xTicks.stream()
                .mapToInt(tick -> lines(tick, x, panelWidth).size())
                .max()
                .orElse(0);
        double bottom = rowTop - BETWEEN_ROWS + TICK_GAP + tickLines * TICK_LINE;
        int label = figure.x().label().isBlank() ? 0 : X_LABEL;
        return new Layout(width, (int) Math.ceil(bottom + label + TICK_GAP), columns, panels, xTicks, yTicks);
    }

    /** A panel's note in lines that fit above it. */
    static List<String> noteLines(Panel panel, double panelWidth) {
        return panel.note().isBlank() ? List.of() : Lettering.NOTE.wrap(panel.note(), panelWidth);
    }

    /** Whether no panel lies to the left. */
    boolean leftmost(int panel) {
        return panel % columns == 0;
    }

    /** Whether no panel lies below. */
    boolean lowest(int panel) {
        return panel + columns >= panels.size();
    }

    /** A label on the horizontal axis: names of categories take as many lines as they need. */
    static List<String> lines(Tick tick, PlotAxis x, double panelWidth) {
        int categories = x.axis().categories().size();
        return categories == 0
                ? List.of(tick.label())
                : Lettering.TICK.wrap(tick.label(), panelWidth / categories - TICK_GAP);
    }

    /** Pixels that titles and notes take above a row of panels. */
    private static int head(List<Panel> row, double panelWidth) {
        return row.stream()
                .mapToInt(panel -> (panel.title().isBlank() ? 0 : PANEL_TITLE)
                        + noteLines(panel, panelWidth).size() * NOTE_LINE)
                .max()
                .orElse(0);
    }

    private static int panelHeight(int width, int columns) {
        double share =
                switch (columns) {
                    case 1 -> 0.46;
                    case 2 -> 0.58;
                    default -> 0.72;
                };
        int height = (int) Math.round(share * width / columns);
        return Math.min(MAX_PANEL_HEIGHT, Math.max(MIN_PANEL_HEIGHT, height));
    }

    private static List<Tick> fitting(PlotAxis x, double panelWidth) {
        int about = MAX_X_TICKS;
        List<Tick> ticks = x.ticks(about);
        while (about > MIN_TICKS && x.axis().categories().isEmpty() && !fit(ticks, panelWidth)) {
            about--;
            ticks = x.ticks(about);
        }
        return ticks;
    }

    private static boolean fit(List<Tick> ticks, double panelWidth) {
        return ticks.size() * (widest(ticks) + BETWEEN_TICK_LABELS) <= panelWidth;
    }

    private static double widest(List<Tick> ticks) {
        return ticks.stream()
                .mapToDouble(tick -> Lettering.TICK.width(tick.label()))
                .max()
                .orElse(0);
    }
}
