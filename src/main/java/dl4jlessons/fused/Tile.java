package dl4jlessons.fused;

import java.util.Arrays;

/**
 * One number for each column of a row-major matrix, repeated for all rows of a block, so that what is done column by column
 * becomes one long loop over two arrays with the same index. The compiler turns only such loops into vector instructions.
 */
final class Tile {
    private static final int NUMBERS = 2048;

    private final int columns;
    private final float[] values;

    Tile(int columns) {
        this.columns = columns;
        this.values = new float[blockLength(columns)];
    }

    /** How many numbers a block of rows has: 8 KB of them, so that several fit the processor's first cache. */
    static int blockLength(int columns) {
        return columns * Math.max(1, NUMBERS / columns);
    }

    /** The numbers, row after row. */
    float[] values() {
        return values;
    }

    /** The same numbers in every row. */
    void fill(float[] row) {
        for (int i = 0; i < values.length; i += columns) {
            System.arraycopy(row, 0, values, i, columns);
        }
    }

    /** Zeros, to begin sums. */
    void clear() {
        Arrays.fill(values, 0);
    }

    /** What has been summed up in all rows together. */
    void sum(float[] row) {
        System.arraycopy(values, 0, row, 0, columns);
        for (int i = columns; i < values.length; i += columns) {
            for (int j = 0; j < columns; j++) {
                row[j] += values[i + j];
            }
        }
    }
}
