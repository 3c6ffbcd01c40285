package dl4jlessons.result;

import dl4jlessons.training.Summary;

/** What a {@link Table} shows in one place. */
public sealed interface Cell {
    /** Words, or a value of a quantity that was chosen and is written as it stands. */
    record Text(String text) implements Cell {
        @Override
        public double mean() {
            return Double.NaN;
        }
    }

    /** One number, which its column says how to write; may be infinite or not a number. */
    record Value(double mean) implements Cell {}

    /** A quantity that has one value for each seed. */
    record OverSeeds(Summary summary) implements Cell {
        @Override
        public double mean() {
            return summary.mean();
        }
    }

    /** The number to sort and shade by, over seeds their mean; not a number for words. */
    double mean();

    /**
     * A cell that holds this.
     *
     * @param content a {@link String}, a {@link Number}, a {@link Summary} over seeds, or a cell
     * @throws IllegalArgumentException if it is something else
     */
    static Cell of(Object content) {
        if (content instanceof Cell cell) {
            return cell;
        }
        if (content instanceof String text) {
            return new Text(text);
        }
        if (content instanceof Number number) {
            return new Value(number.doubleValue());
        }
        if (content instanceof Summary summary) {
            return new OverSeeds(summary);
        }
        throw new IllegalArgumentException("a cell cannot hold " + content);
    }
}
