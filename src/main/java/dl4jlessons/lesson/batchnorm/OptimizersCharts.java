package dl4jlessons.lesson.batchnorm;

import dl4jlessons.lesson.batchnorm.OptimizersReadings.Kind;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Tables and charts of {@link Optimizers}. */
final class OptimizersCharts implements LessonCharts {
    private static final Axis ACCURACY = Axis.linear("validation accuracy").between(0, 1);
    private static final int COLUMNS = 2;

    private final OptimizersReadings readings;

    OptimizersCharts(OptimizersReadings readings) {
        this.readings = readings;
    }

    @Override
    public List<Table> tables() {
        return List.of(plateaus(), scales());
    }

    @Override
    public List<Figure> figures() {
        return List.of(plateauWidths(), accuracyByRate(), accuracyByScale());
    }

    private Table plateaus() {
        Table.Builder table = Table.of(
                "plateaus",
                "Learning rates that work",
                "From He initialization; mean ± standard deviation over the seeds. Decades: where accuracy, on straight lines between the rates tried, is at "
                        + Math.round(100 * readings.works())
                        + " % or more. The best rate was chosen on seeds that are not among them.",
                Column.text("optimizer"),
                Column.of("decades of rates that work", Format.DECIMAL),
                Column.text("best rate"),
                Column.heat("accuracy at this rate", Format.PERCENT),
                Column.heat("highest accuracy at any rate", Format.PERCENT));
        for (Kind kind : OptimizersReadings.KINDS) {
            double rate = kind.bestRate();
            table.row(
                    kind.toString(),
                    readings.overSeeds(seed -> readings.width(kind, seed)),
                    Double.toString(rate),
                    readings.overSeeds(seed -> readings.accuracy(kind, rate, seed)),
                    readings.overSeeds(seed -> readings.best(kind, seed)));
        }
        return table.build();
    }

    private Table scales() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("optimizer"));
        OptimizersReadings.SCALES.forEach(scale -> columns.add(Column.heat("weights ×" + scale, Format.PERCENT)));
        columns.add(Column.of("mean", Format.PERCENT));
        Table.Builder table = Table.of(
                "accuracy-by-scale",
                "From weights that are too small, right, and too large",
                "Validation accuracy at the end, at the best rate of the table above. Multiples of He's standard deviation;"
                        + " in a mean, a network that diverged counts as 0.",
                columns.toArray(Column[]::new));
        for (Kind kind : OptimizersReadings.KINDS) {
            double rate = kind.bestRate();
            List<Object> row = new ArrayList<>();
            row.add(kind.toString());
            OptimizersReadings.SCALES.forEach(scale -> row.add(Table.accuracy(
                    readings.overSeeds(seed -> readings.accuracy(new Variant(kind, scale, rate), seed)))));
            row.add(readings.overSeeds(seed -> readings.meanOverScales(kind, seed)));
            table.row(row);
        }
        return table.build();
    }

    private Figure plateauWidths() {
        List<Kind> kinds = OptimizersReadings.KINDS;
        List<Summary> widths = kinds.stream()
                .map(kind -> readings.overSeeds(seed -> readings.width(kind, seed)))
                .toList();
        return Figure.single(
                "plateau-widths",
                "Width of the plateau of working learning rates",
                "The wider, the less a badly chosen rate matters. Whiskers span the seeds.",
                Axis.categories("optimizer", kinds.stream().map(Kind::toString).toList()),
                Axis.linear("decades of rates that work"),
                List.of(Series.points(
                        "decades",
                        IntStream.range(0, kinds.size())
                                .mapToObj(i -> (double) i)
                                .toList(),
                        widths.stream().map(Summary::mean).toList(),
                        widths.stream().map(Summary::min).toList(),
                        widths.stream().map(Summary::max).toList())));
    }

    private Figure accuracyByRate() {
        return new Figure(
                        "accuracy-by-rate",
                        "Validation accuracy against the learning rate",
                        "From He initialization. Look where each plateau lies, and how wide it is above the line. 0: diverged.",
                        Axis.log("learning rate"),
                        ACCURACY,
                        COLUMNS,
                        Arrays.stream(Optimizer.values()).map(this::byRate).toList())
                .withGuides(Guide.atY("works", readings.works()));
    }

    private Panel byRate(Optimizer optimizer) {
        return new Panel(
                optimizer.toString(),
                OptimizersReadings.KINDS.stream()
                        .filter(kind -> kind.optimizer() == optimizer)
                        .map(kind -> Curves.band(
                                kind.toString(),
                                optimizer.rates(),
                                readings.seeds(),
                                (seed, i) -> readings.accuracy(
                                        kind, optimizer.rates().get(i), seed)))
                        .toList());
    }

    private Figure accuracyByScale() {
        return Figure.single(
                "accuracy-by-scale",
                "Validation accuracy against the scale of the initial weights",
                "Each at its own best rate. Look which lines fall on the left, and which on the right. 0: diverged.",
                Axis.log("standard deviation of the weights ÷ He's"),
                ACCURACY,
                OptimizersReadings.KINDS.stream()
                        .sorted(Comparator.comparing(Kind::optimizer))
                        .map(kind -> Curves.band(
                                kind.toString(),
                                OptimizersReadings.SCALES,
                                readings.seeds(),
                                (seed, i) -> readings.accuracy(
                                        new Variant(kind, OptimizersReadings.SCALES.get(i), kind.bestRate()), seed)))
                        .toList());
    }
}
