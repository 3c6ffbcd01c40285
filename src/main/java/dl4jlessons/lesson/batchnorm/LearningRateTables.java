package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.RATES;
import static dl4jlessons.lesson.batchnorm.RateSweep.TARGET;

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
                "Validation accuracy after " + sweep.iterations() + " iterations, and what it took to reach 75 %:"
                        + " iterations, and processor time of the training alone.",
                Column.text("learning rate"),
                Column.heat("accuracy, plain", Format.PERCENT),
                Column.heat("accuracy, BN", Format.PERCENT),
                Column.of("iterations to 75 %, plain", Format.COUNT),
                Column.of("iterations to 75 %, BN", Format.COUNT),
                Column.of("seconds to 75 %, plain", Format.SECONDS),
                Column.of("seconds to 75 %, BN", Format.SECONDS));
        for (double rate : RATES) {
            List<History> plain = sweep.histories(false, rate);
            List<History> normalized = sweep.histories(true, rate);
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
            List<History> plain = sweep.fastest(target, false);
            List<History> normalized = sweep.fastest(target, true);
            table.row(
                    target,
                    fastestRate(target, false),
                    fastestRate(target, true),
                    iterationsTo(target, plain),
                    iterationsTo(target, normalized),
                    secondsTo(target, plain),
                    secondsTo(target, normalized));
        }
        return table.build();
    }

    private Object fastestRate(double target, boolean normalized) {
        return sweep.fastest(target, normalized).stream()
                        .allMatch(history -> RateSweep.reached(history, target).isPresent())
                ? Summary.of(sweep.seeds().stream()
                        .map(seed -> sweep.fastestRate(target, normalized, seed))
                        .toList())
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
        return toTarget(target, histories, History.Checkpoint::iteration);
    }

    private static Object secondsTo(double target, List<History> histories) {
        return toTarget(target, histories, History.Checkpoint::seconds);
    }

    private static Object toTarget(
            double target, List<History> histories, ToDoubleFunction<History.Checkpoint> figure) {
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
