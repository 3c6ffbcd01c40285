package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.LAYER;
import static dl4jlessons.lesson.Normalization.NONE;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.training.History;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;

/** Tables and charts of {@link BatchNormLearningRate}. */
final class BatchNormLearningRateCharts implements LessonCharts {
    private static final Axis ACCURACY = Axis.linear("validation accuracy").between(0, 1);
    private static final List<Normalization> NETWORKS = List.of(NONE, BEFORE, LAYER);

    private final BatchNormLearningRateReadings readings;
    private final List<Double> rates;
    private final double target;
    private final String finish;
    private final double bookRate;
    private final TrainingStep step;

    /**
     * @param bookRate the rate at which the book compares the two networks
     * @param step on which they were trained
     */
    BatchNormLearningRateCharts(BatchNormLearningRateReadings readings, double bookRate, TrainingStep step) {
        this.readings = readings;
        this.rates = readings.rates();
        this.target = readings.target();
        this.finish = readings.finish();
        this.bookRate = bookRate;
        this.step = step;
    }

    @Override
    public List<Table> tables() {
        return List.of(byRate(), finishes(), steps());
    }

    @Override
    public List<Figure> figures() {
        return List.of(threeRaces(), allCurves(), accuracyAgainstRate(), iterationsAgainstRate());
    }

    private Table byRate() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("learning rate"));
        NETWORKS.forEach(kind -> columns.add(Column.heat("accuracy, " + kind.label(), Format.PERCENT)));
        NETWORKS.forEach(kind -> columns.add(Column.of("iterations to " + finish + ", " + kind.label(), Format.COUNT)));
        NETWORKS.forEach(kind -> columns.add(Column.of("seconds to " + finish + ", " + kind.label(), Format.SECONDS)));
        Table.Builder table = Table.of(
                "by-rate",
                "Plain, with batch and with layer normalization, rate by rate",
                "Validation accuracy after " + readings.iterations() + " iterations, and what it took to reach "
                        + finish + ":" + " iterations, and processor time of the training alone.",
                columns.toArray(Column[]::new));
        for (double rate : rates) {
            List<Object> row = new ArrayList<>();
            row.add(Double.toString(rate));
            NETWORKS.forEach(kind -> row.add(finalAccuracy(readings.histories(kind, rate))));
            NETWORKS.forEach(kind -> row.add(iterationsTo(target, readings.histories(kind, rate))));
            NETWORKS.forEach(kind -> row.add(secondsTo(target, readings.histories(kind, rate))));
            table.row(row);
        }
        return table.build();
    }

    private Table finishes() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.of("validation accuracy to reach", Format.PERCENT));
        NETWORKS.forEach(kind -> columns.add(Column.of("fastest rate, " + kind.label(), Format.DECIMAL)));
        NETWORKS.forEach(kind -> columns.add(Column.of("iterations, " + kind.label(), Format.COUNT)));
        NETWORKS.forEach(kind -> columns.add(Column.of("seconds, " + kind.label(), Format.SECONDS)));
        Table.Builder table = Table.of(
                "finishes",
                "Each at its own fastest rate",
                "The rate with the fewest iterations on all other seeds, for each finish line anew. Two clocks: iterations, and"
                        + " processor time.",
                columns.toArray(Column[]::new));
        // the choice of a finish line is arbitrary
        for (double accuracy : List.of(0.7, target, 0.8)) {
            List<Object> row = new ArrayList<>();
            row.add(accuracy);
            NETWORKS.forEach(kind -> row.add(fastestRate(accuracy, kind)));
            NETWORKS.forEach(kind -> row.add(iterationsTo(accuracy, readings.fastest(accuracy, kind))));
            NETWORKS.forEach(kind -> row.add(secondsTo(accuracy, readings.fastest(accuracy, kind))));
            table.row(row);
        }
        return table.build();
    }

    private Object fastestRate(double accuracy, Normalization kind) {
        return readings.fastest(accuracy, kind).stream()
                        .allMatch(history -> BatchNormLearningRateReadings.reached(history, accuracy)
                                .isPresent())
                ? Summary.over(readings.seeds(), seed -> readings.fastestRate(accuracy, kind, seed))
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

    private static Object iterationsTo(double accuracy, List<History> histories) {
        return ifAllArrive(histories, history -> BatchNormLearningRateReadings.reached(history, accuracy));
    }

    private static Object secondsTo(double accuracy, List<History> histories) {
        return ifAllArrive(histories, history -> BatchNormLearningRateReadings.secondsTo(history, accuracy));
    }

    private static Object ifAllArrive(List<History> histories, Function<History, OptionalDouble> value) {
        List<Double> values = histories.stream()
                .map(value)
                .flatMapToDouble(OptionalDouble::stream)
                .boxed()
                .toList();
        return values.size() < histories.size()
                ? "not reached" + share(histories.size() - values.size(), histories)
                : Summary.of(values);
    }

    private static String share(long count, List<History> histories) {
        return count == histories.size() ? "" : " by " + count + " of " + histories.size();
    }

    /** Leads stand here as text, for they are measured in seconds but are none. */
    private Table steps() {
        return Table.of(
                        "steps",
                        "The cost of a layer belongs to an implementation",
                        "Processor time of an iteration of each network, on the step on which they were trained and on DL4J's own,"
                                + " where a few dozen were timed; and the lead in seconds that follows: iterations needed times"
                                + " the cost of one, each network at its own fastest rate, geometric mean of the seeds.",
                        Column.text("training step"),
                        Column.of("1000 iterations, plain", Format.SECONDS),
                        Column.of("1000 iterations, BN", Format.SECONDS),
                        Column.of("seconds to " + readings.finishLines() + ", plain ÷ BN", Format.SECONDS))
                .row(
                        step == TrainingStep.FUSED ? "fused, while training" : "DL4J's own, while training",
                        1000 * readings.secondsAnIteration(NONE),
                        1000 * readings.secondsAnIteration(BEFORE),
                        times(readings.leadInSeconds()))
                .row(
                        "DL4J's own, timed",
                        1000 * readings.stockSeconds().get(NONE),
                        1000 * readings.stockSeconds().get(BEFORE),
                        times(readings.leadOnStockStep()))
                .build();
    }

    private String times(LongToDoubleFunction lead) {
        double[] leads =
                readings.seeds().stream().mapToDouble(lead::applyAsDouble).toArray();
        return NumberText.decimals(StatUtils.geometricMean(leads), 1);
    }

    private Figure threeRaces() {
        return new Figure(
                "races",
                "Three ways to compare",
                "At one small rate for all, as textbooks do; at the rate that the plain network likes best; and each at its own"
                        + " fastest. The same networks, three impressions.",
                Axis.linear("iteration"),
                ACCURACY,
                3,
                List.of(
                        race("all at " + bookRate, kind -> readings.histories(kind, bookRate)),
                        race("all at the plain network's fastest", this::atPlainsFastest),
                        race("each at its own fastest", kind -> readings.fastest(target, kind))));
    }

    private List<History> atPlainsFastest(Normalization kind) {
        return readings.seeds().stream()
                .map(seed -> readings.history(kind, readings.fastestRate(NONE, seed), seed))
                .toList();
    }

    private Figure allCurves() {
        return new Figure(
                "curves",
                "Validation accuracy, rate by rate",
                "Where a network diverged its line ends, at once if the rate is far too large.",
                Axis.linear("iteration"),
                ACCURACY,
                4,
                rates.stream()
                        .map(rate -> race(title(rate), kind -> readings.histories(kind, rate)))
                        .toList());
    }

    private String title(double rate) {
        String diverged = NETWORKS.stream()
                .filter(kind -> readings.histories(kind, rate).stream().allMatch(History::diverged))
                .map(Normalization::label)
                .collect(Collectors.joining(" and "));
        return "rate " + rate + (diverged.isEmpty() ? "" : ", " + diverged + " diverged");
    }

    private static Panel race(String title, Function<Normalization, List<History>> histories) {
        return new Panel(
                title,
                NETWORKS.stream()
                        .map(kind -> Curves.validationAccuracy(kind.label(), histories.apply(kind))
                                .as(kind.role()))
                        .toList());
    }

    private Figure accuracyAgainstRate() {
        return againstRate(
                "accuracy-by-rate",
                "Validation accuracy after " + readings.iterations() + " iterations against the learning rate",
                "The wider the plateau, the less a network minds a badly chosen rate. Diverged networks are left out.",
                ACCURACY,
                history -> history.diverged() ? Double.NaN : history.last().validationAccuracy());
    }

    private Figure iterationsAgainstRate() {
        return againstRate(
                "iterations-by-rate",
                "Iterations to " + finish + " validation accuracy against the learning rate",
                "Lower is faster. Where no network got there, there is no point.",
                Axis.log("iterations"),
                history ->
                        BatchNormLearningRateReadings.reached(history, target).orElse(Double.NaN));
    }

    private Figure againstRate(String id, String title, String caption, Axis y, ToDoubleFunction<History> figure) {
        List<Series> series = NETWORKS.stream()
                .map(kind -> Curves.band(
                                kind.label(),
                                rates,
                                readings.seeds(),
                                (seed, i) -> figure.applyAsDouble(readings.history(kind, rates.get(i), seed)))
                        .as(kind.role()))
                .toList();
        return Figure.single(id, title, caption, Axis.log("learning rate"), y, series);
    }
}
