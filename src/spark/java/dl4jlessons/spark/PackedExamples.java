package dl4jlessons.spark;

import dl4jlessons.data.Examples;
import java.io.Serializable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples in a form that travels: bit for bit, without native memory, and without classes of ND4J, whose own form is
 * refused where serialized objects are filtered.
 *
 * @param width features of an example
 * @param classes length of a label
 * @param features row by row
 * @param labels row by row
 */
record PackedExamples(int width, int classes, float[] features, float[] labels) implements Serializable {
    static PackedExamples of(Examples examples) {
        return new PackedExamples(
                examples.width(), examples.classes(), floats(examples.features()), floats(examples.labels()));
    }

    private static float[] floats(INDArray rows) {
        return rows.dup('c').data().asFloat();
    }

    /** Memory in bytes, nearly all of what is sent. */
    long bytes() {
        return (long) Float.BYTES * (features.length + labels.length);
    }

    Examples unpack() {
        return new Examples(matrix(features, width), matrix(labels, classes));
    }

    private static INDArray matrix(float[] rows, int width) {
        return Nd4j.create(rows, new long[] {rows.length / width, width}, 'c');
    }
}
