package dl4jlessons.data;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes examples that can be recognized: their first feature is their row number, the second their class. */
final class Pools {
    private Pools() {}

    /** One example for each class given, in this order. */
    static Examples ofClasses(int... classOfRow) {
        int classes = IntStream.of(classOfRow).max().orElseThrow() + 1;
        INDArray features = Nd4j.create(classOfRow.length, 2);
        INDArray labels = Nd4j.create(classOfRow.length, classes);
        for (int row = 0; row < classOfRow.length; row++) {
            features.putScalar(row, 0, row);
            features.putScalar(row, 1, classOfRow[row]);
            labels.putScalar(row, classOfRow[row], 1);
        }
        return new Examples(features, labels);
    }

    /** As many examples of each class as given, mixed by going through the classes again and again. */
    static Examples ofCounts(int... counts) {
        IntStream rounds = IntStream.range(0, IntStream.of(counts).max().orElseThrow());
        return ofClasses(
                rounds.flatMap(round -> IntStream.range(0, counts.length).filter(c -> counts[c] > round))
                        .toArray());
    }

    /** The rows of the pool that the examples were taken from. */
    static int[] rowNumbers(Examples examples) {
        return examples.features().getColumn(0).toIntVector();
    }
}
