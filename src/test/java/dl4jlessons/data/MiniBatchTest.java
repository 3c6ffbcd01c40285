package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MiniBatchTest {
    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    @Test
    void rowsAreThoseThatDl4jWouldPull() {
        INDArray features = Nd4j.arange(24).castTo(DataType.FLOAT).reshape('c', 8, 3);
        INDArray labels = Nd4j.eye(8).castTo(DataType.FLOAT);
        int[] order = {5, 0, 7, 3, 3, 1};
        for (Examples examples :
                new Examples[] {new Examples(features, labels), new Examples(features.dup('f'), labels.dup('f'))}) {
            MiniBatch batch = new MiniBatch(examples, 2);
            for (int from = 0; from < order.length; from += 2) {
                batch.fill(order, from);
                Examples expected = examples.rows(order[from], order[from + 1]);
                assertThat(batch.features()).isEqualTo(expected.features());
                assertThat(batch.labels()).isEqualTo(expected.labels());
            }
        }
    }
}
