package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.scaleName;

import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Kind;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Tables and charts of {@link BatchNormInitRobustness}. */
final class BatchNormInitRobustnessCharts implements LessonCharts {
    private static final int COLUMNS = 4;
    private static final Axis ACCURACY = Axis.linear("training accuracy").between(0, 1);

    /** Training accuracies after the last epoch in the book's experiment, at one standard deviation of the weights. */
    private record Book(double scale, double plain, double normalized) {}

    private static final List<Book> BOOK = List.of(
            new Book(1, 0.097, 0.419),
            new Book(0.29, 0.979, 0.630),
            new Book(0.16, 0.823, 0.763),
            new Book(0.046, 0.116, 0.950),
            new Book(0.0063, 0.117, 0.998),
            new Book(0.0001, 0.116, 0.523));

    private final BatchNormInitRobustnessReadings readings;
    private final Kind plain;
    private final Kind normalized;
    private final double clearLead;

    /**
     * @param plain the network without normalization, tried at every scale
     * @param normalized the one that it is compared with
     * @param clearLead difference of accuracy from which on one of the two is called ahead
     */
    BatchNormInitRobustnessCharts(
            BatchNormInitRobustnessReadings readings, Kind plain, Kind normalized, double clearLead) {
        this.readings = readings;
        this.plain = plain;
        this.normalized = normalized;
        this.clearLead = clearLead;
    }

    @Override
    public List<Table> tables() {
        return List.of(byScale(), sensitivity(), besideTheBook());
    }

    @Override
    public List<Figure> figures() {
        return List.of(curves(), accuracyByScale());
    }

    /** One row a scale, one column a kind of kind. */
    private Table byScale() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("std of weights"));
        readings.kinds().forEach(kind -> columns.add(Column.heat(kind.toString(), Format.PERCENT)));
        columns.add(Column.of("BN on batch statistics", Format.PERCENT));
        columns.add(Column.text("clearly ahead"));
        Table.Builder table = Table.of(
                "accuracy-by-scale",
                "Training accuracy, scale by scale",
                "Mean ± standard deviation over the seeds. In training BN normalizes with the statistics of the mini-batch,"
                        + " afterwards with running ones that follow with a delay; where the two columns differ, a network has"
                        + " learned more than it can show yet. Clearly ahead: plain or BN, by 5 points or more.",
                columns.toArray(Column[]::new));
        for (double scale : readings.scales()) {
            List<Object> row = new ArrayList<>();
            row.add(scaleName(scale));
            readings.kinds().forEach(kind -> row.add(cell(kind, scale)));
            row.add(readings.overSeeds(seed -> readings.accuracyOnBatchStatistics(normalized, scale, seed)));
            row.add(ahead(scale));
            table.row(row);
        }
        return table.build();
    }

    private Table sensitivity() {
        Table.Builder table = Table.of(
                "sensitivity",
                "How much the initial weights matter",
                "Over the scales that a network was tried at; mean ± standard deviation over the seeds. LN and BN after the"
                        + " activation were tried at every other one: compare their means with each other. A network learns if it ends with at least half of its"
                        + " training images right. In the mean, one that diverged counts as 0.",
                Column.text("network"),
                Column.of("learns at so many scales", Format.COUNT),
                Column.of("of so many", Format.COUNT),
                Column.of("mean over the scales", Format.PERCENT),
                Column.of("best scale", Format.PERCENT),
                Column.of("worst scale", Format.PERCENT));
        for (Kind kind : readings.kinds()) {
            table.row(
                    kind.toString(),
                    readings.overSeeds(seed -> readings.learnedScales(kind, seed)),
                    readings.scales(kind).size(),
                    readings.overSeeds(seed -> readings.mean(kind, seed)),
                    readings.overSeeds(seed -> readings.best(kind, seed)),
                    Table.accuracy(readings.overSeeds(seed -> readings.worst(kind, seed))));
        }
        return table.build();
    }

    private Table besideTheBook() {
        Table.Builder table = Table.of(
                "beside-the-book",
                "The book's values beside ours",
                "Training accuracy after the last epoch. The book's are those of the experiment in Saitoh, Deep Learning from"
                        + " Scratch, chapter 6, on MNIST; ours are from the images of this course, at the nearest scale.",
                Column.text("book: std"),
                Column.of("book: plain", Format.PERCENT),
                Column.of("book: BN", Format.PERCENT),
                Column.text("here: std"),
                Column.of("here: plain", Format.PERCENT),
                Column.of("here: BN", Format.PERCENT));
        for (Book book : BOOK) {
            double scale = nearest(book.scale());
            table.row(
                    scaleName(book.scale()),
                    book.plain(),
                    book.normalized(),
                    scaleName(scale),
                    cell(plain, scale),
                    cell(normalized, scale));
        }
        return table.build();
    }

    private Object cell(Kind kind, double scale) {
        if (!readings.kindsAt(scale).contains(kind)) {
            return "";
        }
        List<History> seeds = readings.histories(kind, scale);
        long diverged = seeds.stream().filter(History::diverged).count();
        if (diverged == 0) {
            return readings.overSeeds(seed -> readings.accuracy(kind, scale, seed));
        }
        return diverged == seeds.size() ? "diverged" : "diverged (" + diverged + " of " + seeds.size() + " seeds)";
    }

    private String ahead(double scale) {
        Summary lead = readings.overSeeds(readings.lead(plain, normalized, scale));
        if (Math.abs(lead.mean()) < clearLead) {
            return "neither";
        }
        return (lead.mean() > 0 ? plain : normalized).toString();
    }

    /** Of the scales that were tried, the one whose ratio to another is closest to 1. */
    private double nearest(double wanted) {
        return readings.scales().stream()
                .min(Comparator.comparingDouble(scale -> Math.abs(Math.log(scale / wanted))))
                .orElseThrow();
    }

    /** Accuracy while the networks train, one panel a scale. */
    private Figure curves() {
        return new Figure(
                "accuracy-curves",
                "Training accuracy, from wide to narrow initial weights",
                "One panel a standard deviation of the initial weights: follow the plain network through them, then the normalized"
                        + " one. Where BN starts with a long flat stretch, its running statistics have yet to catch up (lesson"
                        + " 6): the table's last column but one says what the same weights do with the images' own.",
                Axis.linear("iteration"),
                ACCURACY,
                Math.min(COLUMNS, readings.scales().size()),
                readings.scales().stream().map(this::panel).toList());
    }

    private Panel panel(double scale) {
        List<Series> lines = new ArrayList<>();
        List<String> diverged = new ArrayList<>();
        for (Kind kind : readings.kindsAt(scale)) {
            List<History> seeds = readings.histories(kind, scale);
            Series line = Curves.trainingAccuracy(kind.toString(), seeds).as(kind.role());
            if (!line.x().isEmpty()) {
                lines.add(line);
            }
            seeds.stream()
                    .flatMapToInt(history -> history.divergedAt().stream())
                    .max()
                    .ifPresent(last -> diverged.add(kind + " diverged by iteration " + last));
        }
        return new Panel("std " + scaleName(scale), lines, String.join(", ", diverged));
    }

    private Figure accuracyByScale() {
        List<Series> series = new ArrayList<>();
        for (Kind kind : readings.kinds()) {
            series.add(byScale(kind));
            List<Double> divergent = readings.divergentScales(kind);
            if (!divergent.isEmpty()) {
                series.add(Series.points(kind + ", diverged", divergent, Collections.nCopies(divergent.size(), 0.0))
                        .as(kind.role()));
            }
        }
        return Figure.single(
                "accuracy-by-scale",
                "Training accuracy after the last epoch",
                "Compare the widths: for how many scales is a network well above the ground? Points at the bottom mark weights from"
                        + " which networks diverged.",
                Axis.log("standard deviation of the initial weights"),
                ACCURACY,
                series);
    }

    private Series byScale(Kind kind) {
        List<Double> scales = new ArrayList<>(readings.scales(kind));
        Collections.reverse(scales);
        return Curves.band(
                        kind.toString(),
                        scales,
                        readings.runs().seeds(),
                        (seed, i) -> readings.accuracyUnlessDiverged(kind, scales.get(i), seed))
                .as(kind.role());
    }
}
