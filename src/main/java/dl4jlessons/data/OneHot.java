package dl4jlessons.data;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Labels as a network is taught them. */
final class OneHot {
    private OneHot() {}

    /** One row for each label, shape (labels, classes), float: 1 at the class, 0 elsewhere. */
    static INDArray of(int[] labels, int classes) {
        INDArray rows = Nd4j.zeros(DataType.FLOAT, labels.length, classes);
        FloatIndexer values = (FloatIndexer) rows.data().indexer();
        for (int row = 0; row < labels.length; row++) {
            values.put((long) row * classes + labels[row], 1);
        }
        return rows;
    }
}
