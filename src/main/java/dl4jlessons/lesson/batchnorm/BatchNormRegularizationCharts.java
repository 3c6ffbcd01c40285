package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task.FEW_IMAGES;

import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Task;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.lesson.batchnorm.RegularizationChoices.Choice;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Tables and charts of {@link BatchNormRegularization}. */
final class BatchNormRegularizationCharts implements LessonCharts {
    private static final Axis ITERATION = Axis.linear("iteration");

    private final BatchNormRegularizationReadings readings;

    BatchNormRegularizationCharts(BatchNormRegularizationReadings readings) {
        this.readings = readings;
    }

    @Override
    public List<Table> tables() {
        return List.of(
                table(
                        "regularizers",
                        "After training on 300 images",
                        "Mean ± standard deviation over the seeds. Rate and strength (share of units dropped, or λ) were chosen on"
                                + " seeds that are not among them. Best: of the measurements on the way. Gap: training minus"
                                + " validation accuracy at the end. Loss: on held-out images.",
                        List.of(FEW_IMAGES)),
                table(
                        "more-images",
                        "After training on more images",
                        "As above.",
                        Task.SETS.subList(1, Task.SETS.size())),
                table(
                        "batches",
                        "Other mini-batches, 300 images",
                        "As above. At equal iterations, then at equal epochs: 60.",
                        Task.BATCHES));
    }

    @Override
    public List<Figure> figures() {
        return List.of(bestByImages(), accuracies(), losses());
    }

    private Table table(String id, String title, String caption, List<Task> tasks) {
        Table.Builder table = Table.of(
                id,
                title,
                caption,
                Column.text("network"),
                Column.of("rate", Format.DECIMAL),
                Column.text("strength"),
                Column.heat("best validation accuracy", Format.PERCENT),
                Column.of("validation accuracy at the end", Format.PERCENT),
                Column.of("training accuracy at the end", Format.PERCENT),
                Column.of("gap, points", Format.POINTS),
                Column.of("smallest loss", Format.DECIMAL),
                Column.of("loss at the end", Format.DECIMAL));
        for (Variant variant : readings.runs().variants()) {
            if (tasks.contains(variant.task())) {
                table.row(row(variant));
            }
        }
        return table.build();
    }

    private List<Object> row(Variant variant) {
        Regularization method = variant.regularization();
        Task task = variant.task();
        Choice choice = RegularizationChoices.of(variant);
        return List.of(
                variant.toString(),
                choice.learningRate(),
                choice.strength() == 0 ? "" : Double.toString(choice.strength()),
                readings.overSeeds(seed -> readings.best(method, task, seed)),
                readings.overSeeds(
                        seed -> readings.history(method, task, seed).last().validationAccuracy()),
                readings.overSeeds(seed -> readings.training(method, task, seed)),
                readings.overSeeds(seed -> readings.gap(method, task, seed)),
                readings.overSeeds(seed -> readings.history(method, task, seed).bestValidationLoss()),
                readings.overSeeds(
                        seed -> readings.history(method, task, seed).last().validationLoss()));
    }

    private Figure bestByImages() {
        return Figure.single(
                "best-by-images",
                "Best validation accuracy against training images",
                "Each method at its own learning rate and strength. Compare the distances between the lines with the rise of one"
                        + " of them from 300 images to 1000.",
                Axis.log("training images"),
                Axis.linear("best validation accuracy"),
                eachMethod(this::bestByImages));
    }

    private Series bestByImages(Regularization method) {
        return Curves.band(
                        method.toString(),
                        Task.SETS.stream().map(task -> (double) task.images()).toList(),
                        readings.runs().seeds(),
                        (seed, i) -> readings.best(method, Task.SETS.get(i), seed))
                .as(method.role());
    }

    private Figure accuracies() {
        return Figure.single(
                "accuracies",
                "Validation accuracy, 300 images",
                "What a line has lost since its highest point, stopping in time would have kept.",
                ITERATION,
                Axis.linear("validation accuracy"),
                eachMethod(method -> Curves.validationAccuracy(method.toString(), histories(method))
                        .as(method.role())));
    }

    private Figure losses() {
        return Figure.single(
                "losses",
                "Validation loss, 300 images",
                "Cross-entropy of held-out images, without L2's term. It can rise while accuracy stays: wrong answers get surer.",
                ITERATION,
                Axis.linear("validation loss"),
                eachMethod(method -> Curves.atEvaluations(
                                method.toString(), histories(method), History.Evaluation::validationLoss)
                        .as(method.role())));
    }

    private List<History> histories(Regularization method) {
        return readings.histories(method, FEW_IMAGES);
    }

    private static List<Series> eachMethod(Function<Regularization, Series> line) {
        return Arrays.stream(Regularization.values()).map(line).toList();
    }
}
