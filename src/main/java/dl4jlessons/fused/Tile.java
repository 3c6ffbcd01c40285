package dl4jlessons.fused;

import java.util.Arrays;

/**
 * One number for each column of a row-major matrix, repeated for several rows, so that loops over columns become loops
 * over about a thousand numbers: over the hundred columns of a small layer they would spend most of their time starting
 * and ending.
 */
final class Tile {
    private static final int NUMBERS = 1024;

    private final int columns;
    private final float[] values;

    Tile(int columns) {
        this.columns = columns;
        this.values = new float[columns * Math.max(1, NUMBERS / columns)];
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
