package dl4jlessons.training;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.Rows;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * How well a network in inference mode classifies examples.
 *
 * @param accuracy as {@link Accuracy} has it
 * @param loss mean cross-entropy in nats, without regularization; not a number where an output is none
 */
public record Score(double accuracy, double loss) {
    /** Nothing was measured. */
    static final Score NONE = new Score(Double.NaN, Double.NaN);

    /** The smallest probability whose logarithm DL4J takes, too. */
    private static final double MIN_PROBABILITY = 1e-10;

    /** Measures both from the same outputs. */
    public static Score of(MultiLayerNetwork network, Examples examples) {
        int[] classes = examples.classIndices();
        int hits = 0;
        double loss = 0;
        for (Accuracy.Block block : Accuracy.blocks(network, examples)) {
            int[] predicted = Rows.largest(block.outputs());
            int[] actual = Arrays.copyOfRange(classes, block.from(), block.from() + predicted.length);
            float[] probabilities = Rows.at(block.outputs(), actual);
            for (int i = 0; i < predicted.length; i++) {
                if (predicted[i] == Rows.NONE) {
                    return new Score(0, Double.NaN);
                }
                hits += predicted[i] == actual[i] ? 1 : 0;
                loss -= Math.log(Math.max(probabilities[i], MIN_PROBABILITY));
            }
        }
        return new Score((double) hits / classes.length, loss / classes.length);
    }
}
