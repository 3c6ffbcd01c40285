package dl4jlessons.result;

import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Turns the histories of several seeds into lines with a band from the smallest to the largest seed. */
public final class Curves {
    /** Points in a loss curve: what a chart can show. */
    private static final int LOSS_POINTS = 100;

    private Curves() {}

    /** A value of one seed at one horizontal position; NaN where the seed has none, as after it diverged. */
    @FunctionalInterface
    public interface Value<T> {
        double at(T seed, int index);
    }

    /** Training loss against iterations, averaged over windows so that a line has at most a hundred points. */
    public static Series loss(String name, List<History> seeds) {
        int length = seeds.stream().mapToInt(h -> h.losses().size()).max().orElse(0);
        int window = Math.max(1, (length + LOSS_POINTS - 1) / LOSS_POINTS);
        List<Double> x = new ArrayList<>();
        for (int end = window; end <= length; end += window) {
            x.add((double) end);
        }
        return band(name, x, seeds, (history, i) -> {
            int end = (i + 1) * window;
            return end <= history.losses().size() ? history.meanLoss(end - window, end) : Double.NaN;
        });
    }

    /** Validation accuracy against iterations. */
    public static Series validationAccuracy(String name, List<History> seeds) {
        return atEvaluations(name, seeds, History.Evaluation::validationAccuracy);
    }

    /** Training accuracy against iterations. */
    public static Series trainingAccuracy(String name, List<History> seeds) {
        return atEvaluations(name, seeds, History.Evaluation::trainingAccuracy);
    }

    /**
     * A value of each evaluation, at the iterations at which the longest training was measured; a network that diverged
     * ends before.
     */
    public static Series atEvaluations(String name, List<History> seeds, ToDoubleFunction<History.Evaluation> figure) {
        List<Double> x = seeds.stream()
                .max(Comparator.comparingInt(history -> history.losses().size()))
                .map(History::soundEvaluations)
                .orElse(List.of())
                .stream()
                .map(evaluation -> (double) evaluation.iteration())
                .toList();
        return band(name, x, seeds, (history, i) -> history.soundEvaluations().stream()
                .filter(evaluation -> evaluation.iteration() == x.get(i))
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN));
    }

    /**
     * A line through the means over seeds, in a band from the smallest to the largest. Where a seed has no value the line
     * goes on with the others.
     */
    public static <T> Series band(String name, List<Double> x, List<T> seeds, Value<T> value) {
        List<Double> mean = new ArrayList<>();
        List<Double> low = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (int i = 0; i < x.size(); i++) {
            int index = i;
            var statistics = seeds.stream()
                    .mapToDouble(seed -> value.at(seed, index))
                    .filter(v -> !Double.isNaN(v))
                    .summaryStatistics();
            boolean any = statistics.getCount() > 0;
            mean.add(any ? statistics.getAverage() : Double.NaN);
            low.add(any ? statistics.getMin() : Double.NaN);
            high.add(any ? statistics.getMax() : Double.NaN);
        }
        return seeds.size() > 1 ? Series.band(name, x, mean, low, high) : Series.line(name, x, mean);
    }
}
