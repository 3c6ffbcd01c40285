package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Normalization.AFTER_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.BEFORE_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.Normalization.NONE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.Outcome;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Claims of {@link BatchNormInitRobustness}. */
final class RobustnessFindings {
    private static final String WHY_IT_HELPS =
            "Without normalization every layer multiplies the spread of its input by the same factor, so weights a few times"
                    + " too large or too small blow the signal up or let it die out within five layers. Batch normalization"
                    + " resets the spread in every layer, and the scale of the weights no longer decides whether a signal"
                    + " arrives.";
    private static final String WHAT_REMAINS =
            " What the scale still decides is how far one update turns a weight: wide weights hardly move and learn slowly,"
                    + " tiny ones are thrown about by their first updates.";

    private final ScaleSweep sweep;

    RobustnessFindings(Runs<ScaledNetwork, Outcome> runs) {
        this.sweep = new ScaleSweep(runs);
    }

    LessonResult result() {
        RobustnessTables tables = new RobustnessTables(sweep);
        RobustnessFigures figures = new RobustnessFigures(sweep);
        List<Judgement> judgements = new ArrayList<>(List.of(lessSensitive()));
        if (sweep.networks().contains(AFTER_RELU)) {
            judgements.add(beforeOrAfter());
        }
        return new LessonResult(
                judgements,
                List.of(tables.byScale(), tables.sensitivity(), tables.besideTheBook()),
                List.of(figures.curves(), figures.accuracyByScale()));
    }

    private Judgement lessSensitive() {
        return Claim.of("less-sensitive", "Batch normalization makes a network less sensitive to its initial weights.")
                .holdsIf(
                        atLeast(
                                0.25,
                                "share of weight scales at which the network learns, BN minus plain",
                                seed -> sweep.shareLearned(BEFORE_RELU, seed) - sweep.shareLearned(NONE, seed)),
                        atLeast(
                                0.05,
                                "standard deviation of accuracy over the scales, plain minus BN",
                                seed -> sweep.spread(NONE, seed) - sweep.spread(BEFORE_RELU, seed)))
                .caveat(
                        "Where the weights happen to fit, the plain network ends higher.",
                        atLeast(
                                ScaleSweep.CLEAR_LEAD,
                                "accuracy, largest lead of plain over BN at any scale",
                                sweep::largestLeadOfPlain))
                .caveat(
                        "Less sensitive is not insensitive: with BN, too, the scale decides how far training gets.",
                        atLeast(
                                0.2,
                                "accuracy with BN, best scale minus worst",
                                seed -> sweep.best(BEFORE_RELU, seed) - sweep.worst(BEFORE_RELU, seed)))
                .caveat(
                        "The smallest weights need an ε smaller than DL4J's default.",
                        atLeast(
                                0.1,
                                "accuracy at the smallest scale, BN with the book's ε minus BN with the default",
                                this::gainOfSmallEpsilon))
                .because(Verdict.HOLDS, WHY_IT_HELPS)
                .because(Verdict.HOLDS_WITH_CAVEAT, WHY_IT_HELPS + WHAT_REMAINS + whereThePlainNetworkWins())
                .because(
                        Verdict.CONTRADICTED,
                        "On these images the plain network learns at almost as many scales as the normalized one, or its"
                                + " accuracy varies as little: see the table, scale by scale.")
                .judge(sweep.runs().seeds());
    }

    private Judgement beforeOrAfter() {
        return Claim.of("before-or-after", "Batch normalization may stand before or after the activation function.")
                .holdsIf(atMost(
                        0.05,
                        "accuracy, difference between before and after, mean of its absolute value over the scales",
                        this::differenceOfPlaces))
                .because(
                        Verdict.HOLDS,
                        "Either way each layer hands on a signal of a known spread, whatever its weights were.")
                .because(
                        Verdict.CONTRADICTED,
                        "Either place keeps the signal alive, but they are not the same network. Before ReLU each unit is active"
                                + " for about half of the images; after it, weights and biases decide that, and what the next"
                                + " layer sees has mean 0. See the table for the scales at which it matters.")
                .judge(sweep.runs().seeds());
    }

    private double gainOfSmallEpsilon(long seed) {
        double scale = sweep.smallestScale();
        return sweep.accuracy(BEFORE_RELU, scale, seed) - sweep.accuracy(DEFAULT_EPSILON, scale, seed);
    }

    private double differenceOfPlaces(long seed) {
        return sweep.scales().stream()
                .mapToDouble(scale ->
                        Math.abs(sweep.accuracy(BEFORE_RELU, scale, seed) - sweep.accuracy(AFTER_RELU, scale, seed)))
                .average()
                .orElseThrow();
    }

    private String whereThePlainNetworkWins() {
        List<Double> wins = sweep.plainWins();
        if (wins.isEmpty()) {
            return "";
        }
        return " The plain network wins at std "
                + wins.stream().map(WeightScales::name).collect(Collectors.joining(", "))
                + ": there its signal survives by itself, while normalization divides the gradients by the spread that it takes"
                + " away.";
    }
}
