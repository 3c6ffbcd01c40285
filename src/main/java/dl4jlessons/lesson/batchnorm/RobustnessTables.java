package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.Normalization.BEFORE_RELU;
import static dl4jlessons.lesson.batchnorm.Normalization.NONE;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.History;
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tables of {@link BatchNormInitRobustness}. */
final class RobustnessTables {
    /** Training accuracies after the last epoch in the book's experiment, at one standard deviation of the weights. */
    private record Book(double scale, double plain, double normalized) {}

    private static final List<Book> BOOK = List.of(
            new Book(1, 0.097, 0.419),
            new Book(0.29, 0.979, 0.630),
            new Book(0.16, 0.823, 0.763),
            new Book(0.046, 0.116, 0.950),
            new Book(0.0063, 0.117, 0.998),
            new Book(0.0001, 0.116, 0.523));

    private final ScaleSweep sweep;

    RobustnessTables(ScaleSweep sweep) {
        this.sweep = sweep;
    }

    /** One row a scale, one column a kind of network. */
    Table byScale() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("std of weights"));
        sweep.networks().forEach(network -> columns.add(Column.heat(network.toString(), Format.PERCENT)));
        columns.add(Column.of("BN on batch statistics", Format.PERCENT));
        columns.add(Column.text("clearly ahead"));
        Table.Builder table = Table.of(
                "accuracy-by-scale",
                "Training accuracy after the last epoch",
                "Mean ± standard deviation over the seeds. In training BN normalizes with the statistics of the mini-batch,"
                        + " afterwards with running ones that follow with a delay; where the two columns differ, a network has"
                        + " learned more than it can show yet. Clearly ahead: plain or BN, by 5 points or more.",
                columns.toArray(Column[]::new));
        for (double scale : sweep.scales()) {
            List<Object> row = new ArrayList<>();
            row.add(WeightScales.name(scale));
            sweep.networks().forEach(network -> row.add(cell(network, scale)));
            row.add(sweep.overSeeds(seed -> sweep.accuracyOnBatchStatistics(BEFORE_RELU, scale, seed)));
            row.add(ahead(scale));
            table.row(row);
        }
        return table.build();
    }

    Table sensitivity() {
        Table.Builder table = Table.of(
                "sensitivity",
                "How much the initial weights matter",
                "Over all scales; mean ± standard deviation over the seeds. A network learns if it ends with at least half of its"
                        + " training images right. Accuracy 0 is that of a network that diverged.",
                Column.text("network"),
                Column.of("learns at so many scales", Format.DECIMAL),
                Column.of("of so many", Format.COUNT),
                Column.of("best scale", Format.PERCENT),
                Column.of("worst scale", Format.PERCENT));
        for (Normalization network : sweep.networks()) {
            table.row(
                    network.toString(),
                    sweep.overSeeds(seed -> sweep.learned(network, seed)),
                    sweep.scales(network).size(),
                    sweep.overSeeds(seed -> sweep.best(network, seed)),
                    sweep.overSeeds(seed -> sweep.worst(network, seed)));
        }
        return table.build();
    }

    Table besideTheBook() {
        Table.Builder table = Table.of(
                "beside-the-book",
                "The book's figures beside ours",
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
                    WeightScales.name(book.scale()),
                    book.plain(),
                    book.normalized(),
                    WeightScales.name(scale),
                    cell(NONE, scale),
                    cell(BEFORE_RELU, scale));
        }
        return table.build();
    }

    private Object cell(Normalization network, double scale) {
        if (!sweep.networksAt(scale).contains(network)) {
            return "";
        }
        List<History> seeds = sweep.histories(network, scale);
        long diverged = seeds.stream().filter(History::diverged).count();
        if (diverged == 0) {
            return sweep.overSeeds(seed -> sweep.accuracy(network, scale, seed));
        }
        return diverged == seeds.size() ? "diverged" : "diverged (" + diverged + " of " + seeds.size() + " seeds)";
    }

    private String ahead(double scale) {
        Summary lead = sweep.overSeeds(seed -> sweep.leadOfPlain(scale, seed));
        if (Math.abs(lead.mean()) < ScaleSweep.CLEAR_LEAD) {
            return "neither";
        }
        return (lead.mean() > 0 ? NONE : BEFORE_RELU).toString();
    }

    /** Of the scales that were tried, the one whose ratio to another is closest to 1. */
    private double nearest(double wanted) {
        return sweep.scales().stream()
                .min(Comparator.comparingDouble(scale -> Math.abs(Math.log(scale / wanted))))
                .orElseThrow();
    }
}
