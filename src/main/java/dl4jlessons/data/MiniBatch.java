package dl4jlessons.data;

import dl4jlessons.runtime.NativeFloats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mini-batches of some examples, one after the other in the same two arrays: gathering rows costs copies of them and
 * nothing else.
 */
public final class MiniBatch {
    private final int size;
    private final int width;
    private final int classes;
    private final NativeFloats allFeatures;
    private final NativeFloats allLabels;
    private final INDArray features;
    private final INDArray labels;
    private final NativeFloats featureRows;
    private final NativeFloats labelRows;

    /**
     * Holds nothing yet.
     *
     * @param size examples in each mini-batch
     */
    public MiniBatch(Examples examples, int size) {
        this.size = size;
        this.width = examples.width();
        this.classes = examples.classes();
        this.allFeatures = NativeFloats.rowsOf(examples.features());
        this.allLabels = NativeFloats.rowsOf(examples.labels());
        this.features = Nd4j.create(DataType.FLOAT, size, width);
        this.labels = Nd4j.create(DataType.FLOAT, size, classes);
        this.featureRows = NativeFloats.of(features);
        this.labelRows = NativeFloats.of(labels);
    }

    /** Takes the examples at these rows, beginning with {@code rows[from]}, in place of those before. */
    public void fill(int[] rows, int from) {
        for (int i = 0; i < size; i++) {
            int row = rows[from + i];
            featureRows.copy(i * width, allFeatures, row * width, width);
            labelRows.copy(i * classes, allLabels, row * classes, classes);
        }
    }

    /** Features of the examples, shape (size, features); filled anew for the next mini-batch. */
    public INDArray features() {
        return features;
    }

    /** Labels, one-hot, shape (size, classes); filled anew for the next mini-batch. */
    public INDArray labels() {
        return labels;
    }
}
