package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NativeFloatsTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Ten rows of four, counted row by row. */
    private static INDArray matrix() {
        return Nd4j.arange(40).castTo(DataType.FLOAT).reshape('c', 10, 4);
    }

    private static float[] all(NativeFloats numbers) {
        float[] all = new float[numbers.length()];
        numbers.get(0, all, all.length);
        return all;
    }

    @Test
    void rowsFromTheMiddleOfAMatrixAreItsOwn() {
        INDArray middle = matrix().get(NDArrayIndex.interval(5, 7), NDArrayIndex.all());

        assertThat(all(NativeFloats.rowsOf(middle))).containsExactly(20, 21, 22, 23, 24, 25, 26, 27);
        assertThat(all(NativeFloats.of(middle))).containsExactly(20, 21, 22, 23, 24, 25, 26, 27);
    }

    @Test
    void columnsAndTransposesAreCopiedRowByRow() {
        INDArray columns = matrix().get(NDArrayIndex.interval(8, 10), NDArrayIndex.interval(1, 3));

        assertThat(all(NativeFloats.rowsOf(columns))).containsExactly(33, 34, 37, 38);
        assertThat(all(NativeFloats.rowsOf(columns.transpose()))).containsExactly(33, 37, 34, 38);
    }

    @Test
    void whatIsWrittenIntoASliceOfAViewArrivesInTheArray() {
        INDArray matrix = matrix();
        NativeFloats.of(matrix.get(NDArrayIndex.interval(5, 7), NDArrayIndex.all()))
                .slice(4, 4)
                .put(0, new float[] {-1, -2, -3, -4}, 4);

        assertThat(matrix.getRow(6).toFloatVector()).containsExactly(-1, -2, -3, -4);
        assertThat(matrix.getRow(5).toFloatVector()).containsExactly(20, 21, 22, 23);
    }
}
