package dl4jlessons.plot;

import dl4jlessons.result.Figure.Mark;
import dl4jlessons.result.Figure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A series on its two axes: places from 0 to 1 instead of values.
 *
 * @param x horizontal places, NaN where a value has none
 * @param y vertical places, NaN where a value has none; bars are clamped to the axis
 * @param low lower edge of the spread, clamped to the axis, or empty
 * @param high upper edge of the spread, clamped to the axis, or empty
 */
record Curve(String name, Mark mark, double[] x, double[] y, double[] low, double[] high) {
    /** Markers may be somewhat nearer to each other than those of the longest line that has all its values marked. */
    private static final double NEAR_ENOUGH = 0.7;

    static Curve of(Series series, PlotAxis xAxis, PlotAxis yAxis) {
        // below zero there is no logarithm: a value there has no line, and so no band around it
        boolean[] none = new boolean[series.y().size()];
        for (int i = 0; i < none.length; i++) {
            none[i] = series.mark() == Mark.LINE
                    && yAxis.logarithmic()
                    && series.y().get(i) <= 0;
        }
        return new Curve(
                series.name(),
                series.mark(),
                series.x().stream().mapToDouble(xAxis::place).toArray(),
                series.y().stream()
                        .mapToDouble(series.mark() == Mark.BARS ? yAxis::clampedPlace : yAxis::place)
                        .toArray(),
                edge(series.low(), yAxis, none),
                edge(series.high(), yAxis, none));
    }

    private static double[] edge(List<Double> values, PlotAxis axis, boolean[] none) {
        return IntStream.range(0, values.size())
                .mapToDouble(i -> none[i] ? Double.NaN : axis.clampedPlace(values.get(i)))
                .toArray();
    }

    int size() {
        return x.length;
    }

    /** Whether a value has a place on both axes. */
    boolean drawable(int i) {
        return i >= 0 && i < size() && Double.isFinite(x[i]) && Double.isFinite(y[i]);
    }

    /** Whether a value has a spread that can be drawn. */
    boolean hasSpread(int i) {
        return low.length > 0 && Double.isFinite(x[i]) && Double.isFinite(low[i]) && Double.isFinite(high[i]);
    }

    IntStream drawable() {
        return IntStream.range(0, size()).filter(this::drawable);
    }

    /** Stretches of consecutive values that have a spread, as indices. */
    List<int[]> stretchesWithSpread() {
        List<int[]> stretches = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= size(); i++) {
            if (i == size() || !hasSpread(i)) {
                if (i - from > 1) {
                    stretches.add(IntStream.range(from, i).toArray());
                }
                from = i + 1;
            }
        }
        return stretches;
    }

    /**
     * Values of a line that get a marker: those of a short line unless they crowd, a few of a long one. Lines are marked at places of their
     * own, so that markers on curves that coincide do not hide each other.
     *
     * @param all lines with at most this many values have each of them marked
     * @param few how many markers a longer line gets
     * @param share from 0 to 1, where between two markers of another line this line's lie
     */
    int[] marked(int all, int few, double share) {
        if (size() <= all) {
            return apart(NEAR_ENOUGH / all);
        }
        IntStream spread = IntStream.range(0, few)
                .mapToDouble(k -> (k + share) / few)
                .mapToObj(place -> drawable().filter(i -> x[i] >= place).findFirst())
                .flatMapToInt(OptionalInt::stream);
        IntStream alone = drawable().filter(i -> !drawable(i - 1) && !drawable(i + 1));
        return IntStream.concat(spread, alone).distinct().sorted().toArray();
    }

    /** The last value that has a place, if there is one. */
    int[] end() {
        return drawable().max().stream().toArray();
    }

    /** Drawable values, without those that are nearer than this to the last one that is kept. */
    private int[] apart(double distance) {
        List<Integer> kept = new ArrayList<>();
        drawable()
                .filter(i -> kept.isEmpty() || x[i] - x[kept.get(kept.size() - 1)] >= distance)
                .forEach(kept::add);
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
