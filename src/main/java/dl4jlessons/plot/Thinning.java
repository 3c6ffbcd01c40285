package dl4jlessons.plot;

import dl4jlessons.result.Figure.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Leaves out values that would fall on pixels already drawn. */
final class Thinning {
    /** Points of one series in one panel; more of them are a cloud anyway. */
    private static final int MAX_POINTS = 500;

    /** Of the values over so many pixels, the lowest and the highest are drawn. */
    private static final int PIXELS_PER_STRETCH = 3;

    private Thinning() {}

    /**
     * The series, short enough for a panel of this width.
     *
     * @param width of the panel, in pixels
     */
    static Series thin(Series series, int width) {
        int size = series.x().size();
        int stretches = width / PIXELS_PER_STRETCH;
        return switch (series.mark()) {
            case LINE -> size <= 2 * stretches ? series : select(series, extremes(series, stretches));
            case POINTS -> size <= MAX_POINTS ? series : select(series, evenly(size));
            case BARS -> series;
        };
    }

    /** Of each of so many stretches the lowest, the highest and the first missing value: outliers and gaps remain. */
    private static List<Integer> extremes(Series series, int stretches) {
        int size = series.y().size();
        TreeSet<Integer> kept = new TreeSet<>(List.of(0, size - 1));
        for (int i = 0; i < stretches; i++) {
            int from = (int) ((long) i * size / stretches);
            int to = (int) ((long) (i + 1) * size / stretches);
            List<Integer> finite = IntStream.range(from, to)
                    .filter(k -> Double.isFinite(series.y().get(k)))
                    .boxed()
                    .toList();
            finite.stream().min(Comparator.comparing(series.y()::get)).ifPresent(kept::add);
            finite.stream().max(Comparator.comparing(series.y()::get)).ifPresent(kept::add);
            IntStream.range(from, to)
                    .filter(k -> !Double.isFinite(series.y().get(k)))
                    .limit(1)
                    .forEach(kept::add);
        }
        return new ArrayList<>(kept);
    }

    private static List<Integer> evenly(int size) {
        return IntStream.range(0, MAX_POINTS)
                .mapToObj(i -> (int) ((long) i * size / MAX_POINTS))
                .toList();
    }

    private static Series select(Series series, List<Integer> kept) {
        return new Series(
                series.name(),
                series.role(),
                series.mark(),
                at(series.x(), kept),
                at(series.y(), kept),
                at(series.low(), kept),
                at(series.high(), kept),
                at(series.keys(), kept));
    }

    private static <T> List<T> at(List<T> values, List<Integer> kept) {
        return values.isEmpty() ? values : kept.stream().map(values::get).toList();
    }
}
