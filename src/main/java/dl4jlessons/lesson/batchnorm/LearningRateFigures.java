package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.BOOK_RATE;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.RATES;
import static dl4jlessons.lesson.batchnorm.RateSweep.FINISH;
import static dl4jlessons.lesson.batchnorm.RateSweep.TARGET;

import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.History;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Charts of {@link BatchNormLearningRate}. */
final class LearningRateFigures {
    private static final Axis ACCURACY = Axis.linear("validation accuracy").between(0, 1);

    private final RateSweep sweep;

    LearningRateFigures(RateSweep sweep) {
        this.sweep = sweep;
    }

    Figure threeRaces() {
        List<History> normalizedAtPlainsFastest = sweep.seeds().stream()
                .map(seed -> sweep.history(BN, sweep.fastestRate(TARGET, PLAIN, seed), seed))
                .toList();
        return new Figure(
                "races",
                "Three ways to compare",
                "At one small rate for both, as textbooks do; at the rate that the plain network likes best; and each at its own"
                        + " fastest. The same two networks, three impressions.",
                Axis.linear("iteration"),
                ACCURACY,
                3,
                List.of(
                        race("both at " + BOOK_RATE, sweep.histories(PLAIN, BOOK_RATE), sweep.histories(BN, BOOK_RATE)),
                        race(
                                "both at the plain network's fastest",
                                sweep.fastest(TARGET, PLAIN),
                                normalizedAtPlainsFastest),
                        race("each at its own fastest", sweep.fastest(TARGET, PLAIN), sweep.fastest(TARGET, BN))));
    }

    Figure allCurves() {
        return new Figure(
                "curves",
                "Validation accuracy, rate by rate",
                "Where a network diverged its line ends, at once if the rate is far too large.",
                Axis.linear("iteration"),
                ACCURACY,
                4,
                RATES.stream()
                        .map(rate -> race(title(rate), sweep.histories(PLAIN, rate), sweep.histories(BN, rate)))
                        .toList());
    }

    private String title(double rate) {
        String diverged = Stream.of(Kind.values())
                .filter(kind -> sweep.histories(kind, rate).stream().allMatch(History::diverged))
                .map(Kind::toString)
                .collect(Collectors.joining(" and "));
        return "rate " + rate + (diverged.isEmpty() ? "" : ", " + diverged + " diverged");
    }

    private static Panel race(String title, List<History> plain, List<History> normalized) {
        return new Panel(
                title,
                List.of(
                        Curves.validationAccuracy(PLAIN.toString(), plain),
                        Curves.validationAccuracy(BN.toString(), normalized)));
    }

    Figure accuracyAgainstRate() {
        return againstRate(
                "accuracy-by-rate",
                "Validation accuracy after " + sweep.iterations() + " iterations against the learning rate",
                "The wider the plateau, the less a network minds a badly chosen rate. Diverged networks are left out.",
                ACCURACY,
                history -> history.diverged() ? Double.NaN : history.last().validationAccuracy());
    }

    Figure iterationsAgainstRate() {
        return againstRate(
                "iterations-by-rate",
                "Iterations to " + FINISH + " validation accuracy against the learning rate",
                "Lower is faster. Where no network got there, there is no point.",
                Axis.log("iterations"),
                history -> RateSweep.reached(history, TARGET)
                        .map(evaluation -> (double) evaluation.iteration())
                        .orElse(Double.NaN));
    }

    private Figure againstRate(String id, String title, String caption, Axis y, ToDoubleFunction<History> figure) {
        List<Series> series = Stream.of(Kind.values())
                .map(kind -> Curves.band(
                        kind.toString(),
                        RATES,
                        sweep.seeds(),
                        (seed, i) -> figure.applyAsDouble(sweep.history(kind, RATES.get(i), seed))))
                .toList();
        return Figure.single(id, title, caption, Axis.log("learning rate"), y, series);
    }
}
