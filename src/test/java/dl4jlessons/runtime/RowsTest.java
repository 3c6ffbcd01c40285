package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RowsTest {
    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void theFirstOfTheLargestNumbersCounts() {
        INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 3, 3}, {-2, -1, -5}, {0, 0, 0}});
        assertThat(Rows.largest(matrix))
                .containsExactly(1, 1, 0)
                .isEqualTo(matrix.argMax(1).toIntVector());
    }

    @Test
    void aRowWithSomethingThatIsNotANumberHasNoLargest() {
        INDArray matrix = Nd4j.createFromArray(new float[][] {{1, Float.NaN}, {Float.POSITIVE_INFINITY, 0}});
        assertThat(Rows.largest(matrix)).containsExactly(Rows.NONE, 0);
    }

    @Test
    void aNumberIsPickedFromEachRow() {
        INDArray matrix = Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}});
        assertThat(Rows.at(matrix, new int[] {2, 0})).containsExactly(3, 4);
        assertThat(Rows.at(matrix.transpose(), new int[] {1, 0, 1})).containsExactly(4, 2, 6);
    }
}
