package dl4jlessons.result;

import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * Values in rows and columns. A column says how its numbers are written.
 *
 * @param id unique within the lesson
 * @param title what the table compares
 * @param caption how to read it; may be empty
 */
public record Table(String id, String title, String caption, List<Column> columns, List<List<Cell>> rows) {

    /** How a column's numbers are written. */
    public enum Format {
        TEXT,
        /** Whole numbers; their mean over seeds with one decimal where it is not whole. */
        COUNT,
        /** Three decimals: losses, accuracies as fractions, standard deviations. */
        DECIMAL,
        /** A fraction written as a percentage with one decimal. */
        PERCENT,
        /** A difference of two fractions in percentage points, with one decimal; the heading names the unit. */
        POINTS,
        /** Three significant digits with an exponent where needed: values that span decades. */
        SCIENTIFIC,
        /** Measured time in seconds, which differs from run to run. */
        SECONDS
    }

    /**
     * A column's heading and how its cells are written.
     *
     * @param header quantity and, where it has one, unit
     * @param format how its numbers are written
     * @param heat whether cells are shaded by value, so that a grid of numbers reads as a picture
     */
    public record Column(String header, Format format, boolean heat) {
        public static Column text(String header) {
            return new Column(header, Format.TEXT, false);
        }

        public static Column of(String header, Format format) {
            return new Column(header, format, false);
        }

        public static Column heat(String header, Format format) {
            return new Column(header, format, true);
        }
    }

    /** A cell for a loss: says "diverged" where it is infinite for every seed. */
    public static Cell loss(Summary loss) {
        return Double.isInfinite(loss.min()) ? new Cell.Text("diverged") : new Cell.OverSeeds(loss);
    }

    /** A cell for an accuracy: says "diverged" where it is exactly 0 for every seed, which stands for that. */
    public static Cell accuracy(Summary accuracy) {
        return accuracy.max() == 0 ? new Cell.Text("diverged") : new Cell.OverSeeds(accuracy);
    }

    /** Starts a table; rows are added one by one. */
    public static Builder of(String id, String title, String caption, Column... columns) {
        return new Builder(id, title, caption, List.of(columns));
    }

    /** Collects rows and checks that each has a cell per column. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final String caption;
        private final List<Column> columns;
        private final List<List<Cell>> rows = new ArrayList<>();

        private Builder(String id, String title, String caption, List<Column> columns) {
            this.id = id;
            this.title = title;
            this.caption = caption;
            this.columns = columns;
        }

        /** Adds a row of what {@link Cell#of} takes. */
        public Builder row(Object... cells) {
            return row(List.of(cells));
        }

        /** Adds a row of what {@link Cell#of} takes. */
        public Builder row(List<?> cells) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "table " + id + ": " + cells.size() + " cells for " + columns.size() + " columns");
            }
            rows.add(cells.stream().map(Cell::of).toList());
            return this;
        }

        public Table build() {
            return new Table(id, title, caption, columns, List.copyOf(rows));
        }
    }
}
