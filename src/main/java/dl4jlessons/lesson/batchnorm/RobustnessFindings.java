package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Normalization.AFTER_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.BEFORE_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.Normalization.NONE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.Outcome;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import dl4jlessons.training.Runs;
import java.util.ArrayList;
import java.util.List;

/** Claims of {@link BatchNormInitRobustness}. */
final class RobustnessFindings {
    private final ScaleSweep sweep;

    RobustnessFindings(Runs<ScaledNetwork, Outcome> runs) {
        this.sweep = new ScaleSweep(runs);
    }

    LessonResult result() {
        RobustnessTables tables = new RobustnessTables(sweep);
        RobustnessFigures figures = new RobustnessFigures(sweep);
        List<Claim> claims = new ArrayList<>(List.of(lessSensitive()));
        if (sweep.networks().contains(AFTER_RELU)) {
            claims.add(beforeOrAfter());
        }
        return LessonResult.of(
                sweep.runs().seeds(),
                claims,
                LessonCharts.of(
                        List.of(tables.byScale(), tables.sensitivity(), tables.besideTheBook()),
                        List.of(figures.curves(), figures.accuracyByScale())));
    }

    private Claim lessSensitive() {
        return Claim.of("less-sensitive", "Batch normalization makes a network less sensitive to its initial weights.")
                .holdsIf(
                        difference(
                                0.25,
                                "share of weight scales at which the network learns, BN minus plain",
                                seed -> sweep.shareLearned(BEFORE_RELU, seed) - sweep.shareLearned(NONE, seed)),
                        difference(
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
                        difference(
                                0.2,
                                "accuracy with BN, best scale minus worst",
                                seed -> sweep.best(BEFORE_RELU, seed) - sweep.worst(BEFORE_RELU, seed)))
                .caveat(
                        "The smallest weights need an ε smaller than DL4J's default.",
                        difference(
                                0.1,
                                "accuracy at the smallest scale, BN with the book's ε minus BN with the default",
                                this::gainOfSmallEpsilon));
    }

    private Claim beforeOrAfter() {
        return Claim.of("before-or-after", "Batch normalization may stand before or after the activation function.")
                .holdsIf(atMost(
                        0.05,
                        "accuracy, difference between before and after, mean of its absolute value over the scales",
                        this::differenceOfPlaces));
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
}
