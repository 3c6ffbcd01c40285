package dl4jlessons.runtime;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What ND4J's operations would say about rows of a matrix, for a fraction of their cost. */
public final class Rows {
    /** There is no largest number in a row with something that is none. */
    public static final int NONE = -1;

    private Rows() {}

    /**
     * The column of each row's largest number, the first one where several are as large.
     *
     * @return {@link #NONE} for rows in which something is not a number
     */
    public static int[] largest(INDArray matrix) {
        int columns = (int) matrix.size(1);
        int[] largest = new int[(int) matrix.size(0)];
        float[] numbers = new float[largest.length * columns];
        NativeFloats.rowsOf(matrix).get(0, numbers, numbers.length);
        for (int i = 0; i < largest.length; i++) {
            largest[i] = largest(numbers, i * columns, columns);
        }
        return largest;
    }

    /** The number in one column of each row: the first of these columns for the first row, and so on. */
    public static float[] at(INDArray matrix, int[] columns) {
        int width = (int) matrix.size(1);
        float[] numbers = new float[columns.length * width];
        NativeFloats.rowsOf(matrix).get(0, numbers, numbers.length);
        float[] picked = new float[columns.length];
        for (int i = 0; i < columns.length; i++) {
            picked[i] = numbers[i * width + columns[i]];
        }
        return picked;
    }

    private static int largest(float[] numbers, int from, int count) {
        int largest = 0;
        for (int i = 0; i < count; i++) {
            if (Float.isNaN(numbers[from + i])) {
                return NONE;
            }
            if (numbers[from + i] > numbers[from + largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
