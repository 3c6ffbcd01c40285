package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.RealRange;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.study.Importances;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Exercises of lesson 12. */
public final class SearchExercises {
    private static final int DRAWS = 1000;
    private static final int LOWEST_EXPONENT = -4;
    private static final int HIGHEST_EXPONENT = 0;
    private static final double MARGIN = 0.25;

    private static final SearchSpace TWO =
            SearchSpace.of(Dimension.powerOfTen("learning rate", -4, 0), Dimension.powerOfTen("weight decay", -6, -1));
    private static final int FEW_TRIALS = 16;
    private static final int SEEDS = 20;
    /** Two and a half times the gap of evenly spaced values. */
    private static final double WIDEST_GAP = 2.5 / FEW_TRIALS;

    private static final int MANY_TRIALS = 60;

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

    /** A sampler that leaves no wide gaps. */
    public static Exercise<Sampler> noGaps() {
        return new Exercise<>(
                "No gaps",
                "Independent draws do not know of each other, so that some come close together and leave gaps elsewhere. A"
                        + " grid leaves no gap, but repeats its values.",
                SearchExercises::noGaps);
    }

    private static Feedback noGaps(Sampler sampler) {
        OptionalInt most = sampler.trials(TWO);
        if (most.isPresent() && most.getAsInt() < FEW_TRIALS) {
            return Feedback.problem("This sampler has " + most.getAsInt() + " trials in the space: give it at least "
                    + FEW_TRIALS + ".");
        }
        return new Feedback(TWO.dimensions().stream()
                .flatMap(dimension -> Stream.of(
                        Finding.atLeast(
                                "different values of the " + dimension.name() + " in " + FEW_TRIALS + " trials",
                                overSeeds(sampler, dimension, places -> places.distinct()
                                        .count()),
                                FEW_TRIALS),
                        Finding.atMost(
                                "widest gap between its values, as a share of the range",
                                overSeeds(sampler, dimension, SearchExercises::widestGap),
                                WIDEST_GAP)))
                .toList());
    }

    /** Mean over some seeds of a value of the places of a sampler's first trials in one dimension. */
    private static double overSeeds(Sampler sampler, Dimension dimension, ToDoubleFunction<DoubleStream> value) {
        return LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> value.applyAsDouble(IntStream.range(0, FEW_TRIALS)
                        .mapToObj(trial -> sampler.parameters(TWO, seed, trial))
                        .mapToDouble(point -> dimension.position(point.values().get(dimension.name())))))
                .average()
                .orElseThrow();
    }

    /** The bounds count as values. */
    private static double widestGap(DoubleStream places) {
        double[] sorted =
                DoubleStream.concat(DoubleStream.of(0, 1), places).sorted().toArray();
        return IntStream.range(1, sorted.length)
                .mapToDouble(i -> sorted[i] - sorted[i - 1])
                .max()
                .orElseThrow();
    }

    /** A range of learning rates in which another hyperparameter matters more. */
    public static Exercise<Dimension> whatMatters() {
        return new Exercise<>(
                "What matters",
                "Over a wide range of learning rates most of what varies is whether anything is learned. Keep to the rates"
                        + " at which it is, and only the network's size is left to make a difference.",
                rates -> RateGrid.range(SearchSpace.of(rates))
                        .map(SearchExercises::whatMatters)
                        .orElseGet(RateGrid::noRange));
    }

    private static Feedback whatMatters(RealRange rates) {
        Importances importances = Importances.of(SmallSearch.of(
                SearchSpace.of(rates, Dimension.integer("width", 2, 50).log()), MANY_TRIALS));
        Map<String, Double> shares = importances.shares().stream()
                .collect(Collectors.toMap(share -> share.dimension().name(), Importances.Share::value));
        return Feedback.of(
                Finding.atMost("share of the variance that the learning rate explains", shares.get(rates.name()), 0.2),
                Finding.atLeast("the same of the width", shares.get("width"), 0.5),
                Finding.atLeast("decades that are searched", RateGrid.decades(rates), 1));
    }
}
