package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.SearchSpace;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exercises of lesson 12. */
public final class SearchExercises {
    private static final int DRAWS = 1000;
    private static final int LOWEST_EXPONENT = -4;
    private static final int HIGHEST_EXPONENT = 0;
    private static final double MARGIN = 0.25;

    private SearchExercises() {}

    /** A dimension that looks into every decade from 10⁻⁴ to 1. */
    public static Exercise<Dimension> everyDecade() {
        return new Exercise<>(
                "Every decade",
                "Drawn evenly, nine of ten values lie in the largest decade. Draw the exponent evenly instead.",
                SearchExercises::everyDecade);
    }

    private static Feedback everyDecade(Dimension dimension) {
        if (!(dimension.at(0.5) instanceof Number)) {
            return Feedback.problem("A learning rate is a number, not " + dimension.at(0.5) + ".");
        }
        List<Double> rates = IntStream.range(0, DRAWS)
                .mapToObj(i -> ((Number) dimension.at((i + 0.5) / DRAWS)).doubleValue())
                .toList();
        Finding different = Finding.atLeast(
                "different values among " + DRAWS, rates.stream().distinct().count(), DRAWS / 2.0);
        return new Feedback(Stream.concat(
                        IntStream.range(LOWEST_EXPONENT, HIGHEST_EXPONENT)
                                .mapToObj(exponent -> decade(rates, exponent)),
                        Stream.of(different))
                .toList());
    }

    private static Finding decade(List<Double> rates, int exponent) {
        double lower = StrictMath.pow(10, exponent);
        double share = (double) rates.stream()
                        .filter(rate -> rate >= lower && rate < 10 * lower)
                        .count()
                / rates.size();
        return Finding.atLeast(
                String.format(Locale.ROOT, "share of the values from 1e%d to 1e%d", exponent, exponent + 1),
                share,
                0.2);
    }

    /** A space in which the best learning rates lie well inside. */
    public static Exercise<SearchSpace> optimumInside() {
        return new Exercise<>(
                "The optimum inside",
                "Good values near a bound ask for more room on that side. What you add there may be taken away on the other.",
                space -> RateGrid.range(space)
                        .map(RateGrid::of)
                        .map(SearchExercises::optimumInside)
                        .orElseGet(RateGrid::noRange));
    }

    private static Feedback optimumInside(RateGrid grid) {
        return Feedback.of(
                Finding.atLeast("accuracy with the best learning rate", grid.bestAccuracy(), 0.6),
                Finding.atLeast(
                        "place of the best rates, 0 lower bound, 1 upper bound", grid.placeOfGoodRates(), MARGIN),
                Finding.atMost("the same, from above", grid.placeOfGoodRates(), 1 - MARGIN),
                Finding.atLeast("decades that are searched", grid.decades(), 2));
    }
}
