package dl4jlessons.report;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How strongly the cells of a table are shaded. Neighbouring heat columns of one format are compared with each other, so
 * that a grid of values reads as a picture; values that span decades are compared by their logarithm.
 */
final class Heat {
    /** Percent of colour in the cell of the smallest value, which is still visibly shaded. */
    private static final double FAINTEST = 5;
    /** Percent of colour in the cell of the largest value, on which dark letters can still be read. */
    private static final double STRONGEST = 60;

    private final Table table;

    Heat(Table table) {
        this.table = table;
    }

    /** Percent of colour, 0 for a cell that is not shaded. */
    int of(int row, int column) {
        Column heading = table.columns().get(column);
        double value = value(row, column);
        if (!heading.heat() || !Double.isFinite(value)) {
            return 0;
        }
        int[] group = group(column);
        double[] values = IntStream.range(0, table.rows().size())
                .boxed()
                .flatMapToDouble(r -> IntStream.of(group).mapToDouble(c -> value(r, c)))
                .filter(Double::isFinite)
                .toArray();
        boolean decades =
                heading.format() == Format.SCIENTIFIC && DoubleStream.of(values).allMatch(v -> v > 0);
        double smallest = scaled(DoubleStream.of(values).min().orElse(value), decades);
        double largest = scaled(DoubleStream.of(values).max().orElse(value), decades);
        if (smallest == largest) {
            return 0;
        }
        double share = (scaled(value, decades) - smallest) / (largest - smallest);
        return (int) Math.round(FAINTEST + share * (STRONGEST - FAINTEST));
    }

    /** The heat columns of the same format on both sides of a column, itself included. */
    private int[] group(int column) {
        int from = column;
        while (from > 0 && alike(from - 1, column)) {
            from--;
        }
        int to = column;
        while (to < table.columns().size() - 1 && alike(to + 1, column)) {
            to++;
        }
        return IntStream.rangeClosed(from, to).toArray();
    }

    private boolean alike(int one, int other) {
        List<Column> columns = table.columns();
        return columns.get(one).heat()
                && columns.get(one).format() == columns.get(other).format();
    }

    private double value(int row, int column) {
        return table.rows().get(row).get(column).mean();
    }

    private static double scaled(double value, boolean decades) {
        return decades ? Math.log10(value) : value;
    }
}
