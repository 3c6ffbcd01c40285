package dl4jlessons.notebook.exercise;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;

/** The dense layers that an exercise asks to keep, whatever stands between them and whatever they are followed by. */
record HiddenLayers(int count, int width) {
    /** Says what is different, if anything is. */
    Optional<String> difference(MultiLayerConfiguration network) {
        List<DenseLayer> dense = network.getConfs().stream()
                .map(NeuralNetConfiguration::getLayer)
                .filter(DenseLayer.class::isInstance)
                .map(DenseLayer.class::cast)
                .toList();
        long[] widths = dense.stream().mapToLong(DenseLayer::getNOut).toArray();
        boolean kept = widths.length == count && Arrays.stream(widths).allMatch(units -> units == width);
        return kept
                ? Optional.empty()
                : Optional.of("The network's dense layers have " + Arrays.toString(widths) + " units; they should be "
                        + count + " with " + width + " units each.");
    }
}
