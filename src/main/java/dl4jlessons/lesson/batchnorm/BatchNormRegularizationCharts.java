package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.BATCH_NORM;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization.NONE;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.BOOK;
import static dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting.FAVOURABLE;

import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tables and charts of {@link BatchNormRegularization}. */
final class BatchNormRegularizationCharts implements LessonCharts {
    private static final Axis ITERATION = Axis.linear("iteration");
    private static final int COLUMNS = 4;

    private final BatchNormRegularizationReadings readings;

    BatchNormRegularizationCharts(BatchNormRegularizationReadings readings) {
        this.readings = readings;
    }

    @Override
    public List<Table> tables() {
        return List.of(regularizers(), settings());
    }

    @Override
    public List<Figure> figures() {
        return List.of(accuracies(), gaps(), leadByBatchSize());
    }

    private Table regularizers() {
        Table.Builder table = Table.of(
                "regularizers",
                "After training in the book's setting",
                "Mean ± standard deviation over the seeds. Gap: training minus validation accuracy. Lead: how much higher than the"
                        + " plain network's the validation accuracy is when both have just reached the same training accuracy."
                        + " Distances: between the activations of two images in the last hidden layer, before training.",
                Column.text("network"),
                Column.of("training accuracy", Format.PERCENT),
                Column.heat("validation accuracy", Format.PERCENT),
                Column.of("gap, points", Format.POINTS),
                Column.of("lead at equal training accuracy, points", Format.POINTS),
                Column.of("distance within ÷ between classes", Format.DECIMAL));
        for (Regularization regularization : Regularization.values()) {
            table.row(
                    regularization.toString(),
                    readings.overSeeds(seed -> readings.training(regularization, BOOK, seed)),
                    readings.overSeeds(seed -> readings.validation(regularization, BOOK, seed)),
                    readings.overSeeds(seed -> readings.gap(regularization, BOOK, seed)),
                    regularization == NONE
                            ? ""
                            : readings.overSeeds(seed -> readings.leadAtEqualTraining(regularization, BOOK, seed)),
                    // dropout sets any two images apart, by dropping different units
                    regularization.drops()
                            ? ""
                            : readings.overSeeds(seed -> readings.classDistances(regularization, seed)));
        }
        return table.build();
    }

    private Table settings() {
        Table.Builder table = Table.of(
                "settings",
                "Other mini-batches, and a large learning rate",
                "After as many iterations as above.",
                Column.text("setting"),
                Column.of("validation: plain", Format.PERCENT),
                Column.of("validation: BN", Format.PERCENT),
                Column.of("gap: plain, points", Format.POINTS),
                Column.of("gap: BN, points", Format.POINTS),
                Column.of("lead of BN at equal training accuracy, points", Format.POINTS));
        Setting.ALL.forEach(setting -> table.row(
                setting.toString(),
                readings.overSeeds(seed -> readings.validation(NONE, setting, seed)),
                readings.overSeeds(seed -> readings.validation(BATCH_NORM, setting, seed)),
                readings.overSeeds(seed -> readings.gap(NONE, setting, seed)),
                readings.overSeeds(seed -> readings.gap(BATCH_NORM, setting, seed)),
                readings.overSeeds(seed -> readings.leadAtEqualTraining(BATCH_NORM, setting, seed))));
        return table.build();
    }

    private Figure accuracies() {
        List<Panel> panels = new ArrayList<>();
        for (Regularization regularization : Regularization.values()) {
            panels.add(panel(regularization, BOOK));
        }
        panels.add(panel(NONE, FAVOURABLE));
        panels.add(panel(BATCH_NORM, FAVOURABLE));
        return new Figure(
                "accuracies",
                "Accuracy on the training images and on others",
                "In the book's setting unless something else is said. The distance between the two lines is the generalization gap."
                        + " Look at the height of the lower line too: a network that has not learned its own images has a small"
                        + " gap as well.",
                ITERATION,
                Axis.linear("accuracy").between(0, 1),
                COLUMNS,
                panels);
    }

    private Panel panel(Regularization regularization, Setting setting) {
        List<History> seeds = readings.histories(regularization, setting);
        return new Panel(
                new Variant(regularization, setting).toString(),
                List.of(Curves.trainingAccuracy("training", seeds), Curves.validationAccuracy("validation", seeds)));
    }

    private Figure gaps() {
        return Figure.single(
                "gaps",
                "Generalization gap in the book's setting",
                "Training minus validation accuracy. Watch how early a gap opens, and whether it ever closes.",
                ITERATION,
                Axis.linear("training minus validation accuracy"),
                Arrays.stream(Regularization.values())
                        .map(regularization -> Curves.atEvaluations(
                                regularization.toString(),
                                readings.histories(regularization, BOOK),
                                BatchNormRegularizationReadings::gap))
                        .toList());
    }

    private Figure leadByBatchSize() {
        List<Double> sizes = Setting.BATCH_SIZES.stream()
                .map(setting -> (double) setting.batchSize())
                .toList();
        return Figure.single(
                        "lead-by-batch-size",
                        "What batch normalization gains, by size of the mini-batch",
                        "Validation accuracy of the normalized network minus the plain one's when both have just reached the same training"
                                + " accuracy. Above zero, the normalized network would be the one that overfits less.",
                        Axis.log("images in a mini-batch"),
                        Axis.linear("difference of validation accuracy"),
                        List.of(Curves.band(
                                BATCH_NORM + " minus " + NONE,
                                sizes,
                                readings.runs().seeds(),
                                (seed, i) ->
                                        readings.leadAtEqualTraining(BATCH_NORM, Setting.BATCH_SIZES.get(i), seed))))
                .withGuides(Guide.atY("no difference", 0));
    }
}
