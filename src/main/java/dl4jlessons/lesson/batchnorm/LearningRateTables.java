package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.RATES;
import static dl4jlessons.lesson.batchnorm.RateSweep.FINISH;
import static dl4jlessons.lesson.batchnorm.RateSweep.TARGET;

import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import dl4jlessons.training.Summary;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Tables of {@link BatchNormLearningRate}. */
final class LearningRateTables {
    /** Finish lines, for the choice of one is arbitrary. */
    private static final List<Double> FINISHES = List.of(0.7, TARGET, 0.8);

    private final RateSweep sweep;

    LearningRateTables(RateSweep sweep) {
        this.sweep = sweep;
    }

    Table byRate() {
        Table.Builder table = Table.of(
                "by-rate",
                "Plain and with batch normalization, rate by rate",
                "Validation accuracy after " + sweep.iterations() + " iterations, and what it took to reach " + FINISH
                        + ":" + " iterations, and processor time of the training alone.",
                Column.text("learning rate"),
                Column.heat("accuracy, plain", Format.PERCENT),
                Column.heat("accuracy, BN", Format.PERCENT),
                Column.of("iterations to " + FINISH + ", plain", Format.COUNT),
                Column.of("iterations to " + FINISH + ", BN", Format.COUNT),
                Column.of("seconds to " + FINISH + ", plain", Format.SECONDS),
                Column.of("seconds to " + FINISH + ", BN", Format.SECONDS));
        for (double rate : RATES) {
            List<History> plain = sweep.histories(PLAIN, rate);
            List<History> normalized = sweep.histories(BN, rate);
            table.row(
                    Double.toString(rate),
                    finalAccuracy(plain),
                    finalAccuracy(normalized),
                    iterationsTo(TARGET, plain),
                    iterationsTo(TARGET, normalized),
                    secondsTo(TARGET, plain),
                    secondsTo(TARGET, normalized));
        }
        return table.build();
    }

    Table finishes() {
        Table.Builder table = Table.of(
                "finishes",
                "Each at its own fastest rate",
                "The rate with the fewest iterations, chosen for each seed and each finish line anew. Two clocks: iterations, and"
                        + " processor time.",
                Column.of("validation accuracy to reach", Format.PERCENT),
                Column.of("fastest rate, plain", Format.DECIMAL),
                Column.of("fastest rate, BN", Format.DECIMAL),
                Column.of("iterations, plain", Format.COUNT),
                Column.of("iterations, BN", Format.COUNT),
                Column.of("seconds, plain", Format.SECONDS),
                Column.of("seconds, BN", Format.SECONDS));
        for (double target : FINISHES) {
            List<History> plain = sweep.fastest(target, PLAIN);
            List<History> normalized = sweep.fastest(target, BN);
            table.row(
                    target,
                    fastestRate(target, PLAIN),
                    fastestRate(target, BN),
                    iterationsTo(target, plain),
                    iterationsTo(target, normalized),
                    secondsTo(target, plain),
                    secondsTo(target, normalized));
        }
        return table.build();
    }

    private Object fastestRate(double target, Kind kind) {
        return sweep.fastest(target, kind).stream()
                        .allMatch(history -> RateSweep.reached(history, target).isPresent())
                ? Summary.over(sweep.seeds(), seed -> sweep.fastestRate(target, kind, seed))
                : "";
    }

    private static Object finalAccuracy(List<History> histories) {
        long diverged = histories.stream().filter(History::diverged).count();
        return diverged > 0
                ? "diverged" + share(diverged, histories)
                : Summary.of(histories.stream()
                        .map(history -> history.last().validationAccuracy())
                        .toList());
    }

    private static Object iterationsTo(double target, List<History> histories) {
        return toTarget(target, histories, History.Evaluation::iteration);
    }

    private static Object secondsTo(double target, List<History> histories) {
        return toTarget(target, histories, History.Evaluation::seconds);
    }

    private static Object toTarget(
            double target, List<History> histories, ToDoubleFunction<History.Evaluation> figure) {
        List<Double> figures = histories.stream()
                .flatMap(history -> RateSweep.reached(history, target).stream())
                .map(figure::applyAsDouble)
                .toList();
        return figures.size() < histories.size()
                ? "not reached" + share(histories.size() - figures.size(), histories)
                : Summary.of(figures);
    }

    private static String share(long count, List<History> histories) {
        return count == histories.size() ? "" : " by " + count + " of " + histories.size();
    }
}
