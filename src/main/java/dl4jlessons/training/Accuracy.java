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
        for (Block block : blocks(network, examples)) {
            int[] predicted = Rows.largest(block.outputs());
            for (int i = 0; i < predicted.length; i++) {
                if (predicted[i] == Rows.NONE) {
                    return new BitSet();
                }
                hits.set(block.from() + i, predicted[i] == classes[block.from() + i]);
            }
        }
        return hits;
    }

    /**
     * What a network makes of some examples.
     *
     * @param from number of the first one
     * @param outputs shape (examples, classes)
     */
    record Block(int from, INDArray outputs) {}

    /** Outputs for all examples, block after block, each computed when it is asked for. */
    static Iterable<Block> blocks(MultiLayerNetwork network, Examples examples) {
        int size = examples.size();
        return () -> IntStream.iterate(0, from -> from < size, from -> from + ROWS)
                .mapToObj(from -> new Block(
                        from,
                        network.output(examples.features()
                                .get(NDArrayIndex.interval(from, Math.min(size, from + ROWS)), NDArrayIndex.all()))))
                .iterator();
    }
}
