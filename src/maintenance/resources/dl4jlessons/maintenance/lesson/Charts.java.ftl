package dl4jlessons.lesson.${chapter};

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.List;

/** Table and chart of {@link ${name}}. */
final class ${name}Charts implements LessonCharts {
    private final RunResults<Double, History> runs;

    ${name}Charts(RunResults<Double, History> runs) {
        this.runs = runs;
    }

    @Override
    public List<Table> tables() {
        Table.Builder table = Table.of(
                "outcomes",
                "After training",
                "Mean ± standard deviation over the seeds.",
                Column.text("learning rate"),
                Column.of("validation accuracy", Format.PERCENT));
        for (Double rate : runs.variants()) {
            table.row(rate.toString(), runs.summary(rate, history -> history.last()
                    .validationAccuracy()));
        }
        return List.of(table.build());
    }

    @Override
    public List<Figure> figures() {
        return List.of(Figure.single(
                "loss",
                "Training loss",
                "Mean over the seeds, with the band from the smallest to the largest.",
                Axis.linear("iteration"),
                Axis.linear("loss"),
                runs.variants().stream()
                        .map(rate -> Curves.loss("rate " + rate, runs.of(rate)))
                        .toList()));
    }
}
