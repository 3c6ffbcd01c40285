package dl4jlessons.training;

import dl4jlessons.data.Examples;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

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
        return outputs.isNaN().any() ? 0 : (double) hits(outputs, labels).cardinality() / labels.size(0);
    }

    /**
     * Which examples are classified correctly.
     *
     * @return one bit for each example, in their order; none is set if any output is not a number
     */
    public static BitSet hits(MultiLayerNetwork network, Examples examples) {
        BitSet hits = new BitSet();
        for (int from = 0; from < examples.size(); from += ROWS) {
            Examples part = examples.range(from, Math.min(from + ROWS, examples.size()));
            INDArray outputs = network.output(part.features());
            if (outputs.isNaN().any()) {
                return new BitSet();
            }
            int first = from;
            hits(outputs, part.labels()).stream().forEach(row -> hits.set(first + row));
        }
        return hits;
    }

    private static BitSet hits(INDArray outputs, INDArray labels) {
        int[] predicted = outputs.argMax(1).toIntVector();
        int[] actual = labels.argMax(1).toIntVector();
        BitSet hits = new BitSet();
        IntStream.range(0, actual.length).filter(i -> predicted[i] == actual[i]).forEach(hits::set);
        return hits;
    }
}
