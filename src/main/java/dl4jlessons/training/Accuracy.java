package dl4jlessons.training;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Rows;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Share of examples whose largest output is the right class, by a network in inference mode. */
public final class Accuracy {
    /** Rows in one forward pass: enough to amortize its cost, few enough to stay in the processor's cache. */
    private static final int ROWS = 1000;

    private Accuracy() {}

    /**
     * The share of a network's right answers.
     *
     * @return from 0 to 1; 0 if any output is not a number: a network that diverged classifies nothing
     */
    public static double of(MultiLayerNetwork network, Examples examples) {
        return (double) hits(network, examples).cardinality() / examples.size();
    }

    /**
     * The same for outputs that are known already.
     *
     * @param outputs shape (examples, classes)
     * @param labels one-hot, of the same shape
     */
    public static double of(INDArray outputs, INDArray labels) {
        int[] predicted = Rows.largest(outputs);
        int[] actual = Rows.largest(labels);
        if (IntStream.of(predicted).anyMatch(p -> p == Rows.NONE)) {
            return 0;
        }
        return IntStream.range(0, actual.length)
                        .filter(i -> predicted[i] == actual[i])
                        .count()
                / (double) actual.length;
    }

    /**
     * Which examples are classified correctly.
     *
     * @return one bit for each example, in their order; none is set if any output is not a number
     */
    public static BitSet hits(MultiLayerNetwork network, Examples examples) {
        BitSet hits = new BitSet();
        int[] classes = examples.classIndices();
        for (int from = 0; from < classes.length; from += ROWS) {
            int count = Math.min(ROWS, classes.length - from);
            INDArray rows = examples.features().get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all());
            INDArray outputs = network.output(rows);
            int[] predicted = Rows.largest(outputs);
            for (int i = 0; i < count; i++) {
                if (predicted[i] == Rows.NONE) {
                    return new BitSet();
                }
                hits.set(from + i, predicted[i] == classes[from + i]);
            }
        }
        return hits;
    }
}
