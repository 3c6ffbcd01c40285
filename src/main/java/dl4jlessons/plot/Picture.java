package dl4jlessons.plot;

import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Direction;
import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A whole figure: title, legend, axis labels and panels. */
final class Picture {
    private static final int TITLE_LINE = 22;
    private static final int AFTER_TITLE = 8;
    private static final int AFTER_LEGEND = 6;

    private final Figure figure;
    private final PlotAxis x;
    private final PlotAxis y;
    private final Map<String, Look> looks;
    private final Legend legend;
    private final List<String> title;
    private final Layout layout;

    /**
     * @param width in pixels
     * @param titled whether the title is part of the picture
     */
    Picture(Figure figure, int width, boolean titled) {
        this.figure = figure;
        this.x =
                PlotAxis.around(figure.x(), DoubleStream.concat(horizontalValues(figure), guides(figure, Direction.X)));
        this.y = PlotAxis.around(figure.y(), DoubleStream.concat(verticalValues(figure), guides(figure, Direction.Y)));
        Map<String, Mark> marks = new LinkedHashMap<>();
        variants(figure).forEach(name -> marks.put(name, null));
        allSeries(figure).forEach(series -> marks.putIfAbsent(series.name(), series.mark()));
        Map<String, Role> roles = new LinkedHashMap<>();
        allSeries(figure).forEach(series -> roles.putIfAbsent(series.name(), series.role()));
        this.looks = Palette.looks(roles);
        boolean namedByAxis = figure.x().categories().containsAll(marks.keySet());
        this.legend = new Legend(namedByAxis ? Map.of() : marks, looks, width);
        this.title = titled ? Lettering.TITLE.wrap(figure.title(), width) : List.of();
        this.layout = Layout.of(figure, x, y, width, legendTop() + legendHeight());
    }

    int width() {
        return layout.width();
    }

    int height() {
        return layout.height();
    }

    void draw(Canvas canvas) {
        for (int i = 0; i < title.size(); i++) {
            canvas.text(title.get(i), 0, 18 + i * TITLE_LINE, Canvas.Align.START, Lettering.TITLE, Ink.TEXT);
        }
        legend.draw(canvas, 0, legendTop());
        // a horizontal label above the axis is easier to read than one turned by 90 degrees
        canvas.text(
                figure.y().label(),
                0,
                legendTop() + legendHeight() + 13,
                Canvas.Align.START,
                Lettering.LABEL,
                Ink.MUTED);
        PanelPainter painter = new PanelPainter(figure, x, y, looks, layout);
        for (int i = 0; i < figure.panels().size(); i++) {
            painter.draw(canvas, i);
        }
        canvas.text(
                figure.x().label(),
                (layout.panels().get(0).getMinX()
                                + layout.panels().get(layout.columns() - 1).getMaxX())
                        / 2,
                layout.height() - 9,
                Canvas.Align.MIDDLE,
                Lettering.LABEL,
                Ink.MUTED);
    }

    /** Its values and places for scripts. */
    String data() {
        return PlotData.json(figure, x, y, layout);
    }

    private int legendTop() {
        return title.isEmpty() ? 0 : title.size() * TITLE_LINE + AFTER_TITLE;
    }

    private int legendHeight() {
        return legend.height() == 0 ? 0 : legend.height() + AFTER_LEGEND;
    }

    private static Stream<Series> allSeries(Figure figure) {
        return figure.panels().stream().map(Panel::series).flatMap(List::stream);
    }

    /** All names, each before those that it precedes in any panel: a variant that the first panel lacks has its place, too. */
    private static List<String> variants(Figure figure) {
        List<List<String>> panels = figure.panels().stream()
                .map(panel ->
                        panel.series().stream().map(Series::name).distinct().toList())
                .toList();
        List<String> left =
                new ArrayList<>(panels.stream().flatMap(List::stream).distinct().toList());
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            String next = left.stream()
                    .filter(name -> panels.stream()
                            .filter(panel -> panel.contains(name))
                            .allMatch(panel -> ordered.containsAll(panel.subList(0, panel.indexOf(name)))))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    /** What the horizontal axis has to show: all values, and the whole of the outermost bars. */
    private static DoubleStream horizontalValues(Figure figure) {
        return allSeries(figure).flatMapToDouble(series -> {
            double[] values =
                    series.x().stream().mapToDouble(Double::doubleValue).toArray();
            return DoubleStream.of(series.mark() == Mark.BARS ? Bars.edges(values) : values);
        });
    }

    /** What the vertical axis has to show: all values, their spread, and the foot of bars. */
    private static DoubleStream verticalValues(Figure figure) {
        return allSeries(figure).flatMapToDouble(series -> {
            List<Double> values = new ArrayList<>(series.y());
            values.addAll(series.low());
            values.addAll(series.high());
            if (series.mark() == Mark.BARS) {
                values.add(0.0);
            }
            return values.stream().mapToDouble(Double::doubleValue);
        });
    }

    private static DoubleStream guides(Figure figure, Direction axis) {
        return figure.guides().stream().filter(guide -> guide.axis() == axis).mapToDouble(Figure.Guide::value);
    }
}
