package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.ChanceLevel;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.RunResults;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.evaluation.classification.Evaluation;

/** Tables and chart of {@link FirstNetwork}. */
final class FirstNetworkCharts implements LessonCharts {
    /** Iterations averaged into a point of the loss curve. */
    private static final int WINDOW = 5;

    /** Room above the chance-level loss, where training begins. */
    private static final double ROOM = 0.05;

    /** Loss of each iteration, and what the network got right and wrong on images it was not trained on. */
    record Outcome(List<Double> losses, Evaluation evaluation) {}

    private final List<Outcome> seeds;
    private final List<String> classNames;

    FirstNetworkCharts(RunResults<String, Outcome> runs, List<String> classNames) {
        this.seeds = runs.of(runs.variants().get(0));
        this.classNames = classNames;
    }

    @Override
    public List<Table> tables() {
        return List.of(classes(), confusion());
    }

    @Override
    public List<Figure> figures() {
        return List.of(loss());
    }

    private Table classes() {
        Table.Builder table = Table.of(
                "classes",
                "Validation images, class by class",
                "Recall: share of a class's images that were recognized. Precision: share of right answers among all times the"
                        + " class was the answer.",
                Column.text("class"),
                Column.heat("recall", Format.PERCENT),
                Column.heat("precision", Format.PERCENT));
        for (int i = 0; i < classNames.size(); i++) {
            int c = i;
            table.row(classNames.get(c), over(e -> e.recall(c)), over(e -> e.precision(c)));
        }
        return table.row("all", over(Evaluation::accuracy), over(Evaluation::accuracy))
                .build();
    }

    private Summary over(ToDoubleFunction<Evaluation> value) {
        return Summary.of(seeds.stream()
                .map(outcome -> value.applyAsDouble(outcome.evaluation()))
                .toList());
    }

    private Table confusion() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("actual class"));
        classNames.forEach(name -> columns.add(Column.heat(name, Format.COUNT)));
        Table.Builder table = Table.of(
                "confusion",
                "Confusion matrix",
                "Rows: what the image shows; columns: what the network says. First seed, number of images.",
                columns.toArray(Column[]::new));
        for (int actual = 0; actual < classNames.size(); actual++) {
            List<Object> row = new ArrayList<>();
            row.add(classNames.get(actual));
            for (int predicted = 0; predicted < classNames.size(); predicted++) {
                row.add(seeds.get(0).evaluation().getConfusionMatrix().getCount(actual, predicted));
            }
            table.row(row);
        }
        return table.build();
    }

    private Figure loss() {
        ChanceLevel chance = new ChanceLevel(classNames.size());
        int points = seeds.get(0).losses().size() / WINDOW;
        List<Double> x = IntStream.rangeClosed(1, points)
                .mapToObj(i -> (double) i * WINDOW)
                .toList();
        return Figure.single(
                "loss",
                "Training loss",
                "Mean over " + WINDOW
                        + " mini-batches; the band spans the seeds. It begins near the chance-level loss, "
                        + chance.lossText() + ".",
                Axis.linear("iteration"),
                Axis.linear("training loss").between(0, chance.axisTop(ROOM)),
                List.of(Curves.band(
                        "Glorot",
                        x,
                        seeds,
                        (outcome, i) -> outcome.losses().subList(i * WINDOW, (i + 1) * WINDOW).stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElse(Double.NaN))));
    }
}
