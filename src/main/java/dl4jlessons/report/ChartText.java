package dl4jlessons.report;

import dl4jlessons.result.Coordinates;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Scale;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Timetable;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What a chart shows in words, for readers who cannot see it, and whether it can be shown on another scale. */
final class ChartText {
    /** More panels are described by what all of them reach. */
    private static final int FEW_PANELS = 6;
    /** Values that reach further than this from each other can be worth a logarithmic scale. */
    private static final double SPAN = 5;

    private ChartText() {}

    /** Kind, axes, and of every series where it begins and ends, or how far it reaches. */
    static String describe(Figure figure) {
        String head = kind(figure) + ": " + figure.title() + ". " + axis("Vertical", figure.y())
                + axis("Horizontal", figure.x());
        List<Panel> panels = figure.panels();
        String body = panels.size() <= FEW_PANELS
                ? panels.stream().map(panel -> panel(panel, figure.x())).collect(Collectors.joining(" "))
                : panels.size() + " panels, from \"" + panels.get(0).title() + "\" to \""
                        + panels.get(panels.size() - 1).title() + "\". " + overall(figure);
        return (head + body).strip();
    }

    /** Axes, and how many lines of each group there are. */
    static String parallel(Coordinates coordinates) {
        return "Parallel coordinates: " + coordinates.title() + ". Axes: " + axes(coordinates) + ". "
                + groups(coordinates);
    }

    /** Axes, and how many points of each group there are. */
    static String pairs(Coordinates coordinates) {
        return "Matrix of scatter plots: " + coordinates.title() + ". Axes: " + axes(coordinates) + ". "
                + groups(coordinates);
    }

    /** How long, how many lanes, and how many bars of each group. */
    static String gantt(Timetable timetable) {
        Map<String, Long> bars = timetable.spans().stream()
                .collect(Collectors.groupingBy(Timetable.Span::group, LinkedHashMap::new, Collectors.counting()));
        return "Gantt chart: " + timetable.title() + ". " + NumberText.decimals(timetable.end(), 1) + " "
                + timetable.unit() + " in " + Plural.of(timetable.lanes(), "row") + ". " + counts(bars);
    }

    private static String axes(Coordinates coordinates) {
        return coordinates.axes().stream()
                .map(axis -> axis.label() + (axis.scale() == Scale.LOG ? ", logarithmic" : ""))
                .collect(Collectors.joining("; "));
    }

    private static String groups(Coordinates coordinates) {
        return counts(coordinates.points().stream()
                .collect(Collectors.groupingBy(Coordinates.Point::group, LinkedHashMap::new, Collectors.counting())));
    }

    private static String counts(Map<String, Long> groups) {
        return groups.entrySet().stream()
                .map(group -> group.getKey() + " " + group.getValue())
                .collect(Collectors.joining(", ", "", "."));
    }

    /** The same chart with its vertical axis on the other scale, where both have something to show. */
    static Optional<Figure> onOtherScale(Figure figure) {
        boolean bars = series(figure).stream().anyMatch(series -> series.mark() == Mark.BARS);
        double[] values = series(figure).stream()
                .flatMap(series -> series.y().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double smallest = DoubleStream.of(values).min().orElse(0);
        double largest = DoubleStream.of(values).max().orElse(0);
        Axis y = figure.y();
        if (bars || !y.categories().isEmpty() || smallest <= 0 || largest < SPAN * smallest) {
            return Optional.empty();
        }
        return Optional.of(figure.withY(y.scale() == Scale.LOG ? Axis.linear(y.label()) : Axis.log(y.label())));
    }

    private static String kind(Figure figure) {
        return switch (series(figure).stream().findFirst().map(Series::mark).orElse(Mark.LINE)) {
            case LINE -> "Line chart";
            case POINTS -> "Chart of points";
            case BARS -> figure.x().categories().isEmpty() ? "Histogram" : "Bar chart";
        };
    }

    private static String axis(String which, Axis axis) {
        return axis.label().isBlank()
                ? ""
                : which + " axis: " + axis.label() + (axis.scale() == Scale.LOG ? ", logarithmic" : "") + ". ";
    }

    private static String panel(Panel panel, Axis x) {
        String all = panel.series().stream().map(series -> series(series, x)).collect(Collectors.joining("; "));
        return (panel.title().isBlank() ? "" : panel.title() + ": ") + all + ".";
    }

    private static String series(Series series, Axis x) {
        String name = series.name().isBlank() ? "values" : series.name();
        List<Integer> finite = IntStream.range(0, series.y().size())
                .filter(i -> !Double.isNaN(series.y().get(i)))
                .boxed()
                .toList();
        if (finite.isEmpty()) {
            return name + " without values";
        }
        if (series.mark() == Mark.LINE && finite.size() > 1) {
            return name + " from " + value(series, finite.get(0)) + " to "
                    + value(series, finite.get(finite.size() - 1));
        }
        if (!x.categories().isEmpty() && finite.size() <= x.categories().size()) {
            return name + " "
                    + finite.stream()
                            .map(i -> category(x, series.x().get(i)) + " " + value(series, i))
                            .collect(Collectors.joining(", "));
        }
        return name + " " + reach(List.of(series));
    }

    private static String category(Axis x, double value) {
        int place = (int) Math.round(value);
        return place >= 0 && place < x.categories().size() ? x.categories().get(place) : "";
    }

    private static String overall(Figure figure) {
        return series(figure).stream()
                .collect(Collectors.groupingBy(Series::name, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> (entry.getKey().isBlank() ? "values" : entry.getKey()) + " " + reach(entry.getValue()))
                .collect(Collectors.joining("; ", "", "."));
    }

    private static String reach(List<Series> series) {
        double[] values = series.stream()
                .flatMap(one -> one.y().stream())
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        return values.length == 0
                ? "without finite values"
                : "between " + number(DoubleStream.of(values).min().orElseThrow()) + " and "
                        + number(DoubleStream.of(values).max().orElseThrow());
    }

    private static String value(Series series, int i) {
        return number(series.y().get(i));
    }

    private static String number(double value) {
        return NumberText.typeset(NumberText.value(value));
    }

    private static List<Series> series(Figure figure) {
        return figure.panels().stream()
                .flatMap(panel -> panel.series().stream())
                .toList();
    }
}
