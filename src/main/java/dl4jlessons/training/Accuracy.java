package dl4jlessons.training;

import dl4jlessons.data.Examples;
import java.util.BitSet;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Share of examples whose largest output is the right class, by a network in inference mode. */
public final class Accuracy {
    /** Rows in one forward pass: enough to amortize its cost, few enough to stay in the processor's cache. */
    private static final int ROWS = 1000;

    private Accuracy() {}

    /**
     * @return from 0 to 1; 0 if any output is not a number: a network that diverged classifies nothing
     */
    public static double of(MultiLayerNetwork network, Examples examples) {
        return (double) hits(network, examples).cardinality() / examples.size();
    }

    /**
     * Which examples are classified correctly.
     *
     * @return one bit for each example, in their order; none is set if the network's outputs are not numbers
     */
    public static BitSet hits(MultiLayerNetwork network, Examples examples) {
        BitSet hits = new BitSet(examples.size());
        for (int from = 0; from < examples.size(); from += ROWS) {
            Examples part = examples.range(from, Math.min(from + ROWS, examples.size()));
            INDArray outputs = network.output(part.features());
            if (outputs.isNaN().any()) {
                return new BitSet();
            }
            int[] predicted = outputs.argMax(1).toIntVector();
            int[] actual = part.classIndices();
            for (int i = 0; i < actual.length; i++) {
                hits.set(from + i, predicted[i] == actual[i]);
            }
        }
        return hits;
    }
}
