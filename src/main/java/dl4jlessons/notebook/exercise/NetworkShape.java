package dl4jlessons.notebook.exercise;

import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** The part of a network that an exercise asks to leave as it is. */
record NetworkShape(int denseLayers, int width, Activation activation) {
    /** Says what is different, if anything is; layers after the dense ones are not looked at. */
    Optional<String> difference(MultiLayerConfiguration network) {
        int layers = network.getConfs().size();
        if (layers < denseLayers) {
            return Optional.of(
                    "The network has " + layers + " layers, and " + denseLayers + " hidden ones are needed.");
        }
        return IntStream.range(0, denseLayers)
                .filter(i -> !isExpected(network.getConf(i).getLayer()))
                .mapToObj(i -> "Layer " + (i + 1) + " is not a DenseLayer with " + width + " units and the activation "
                        + activation + ": leave that as it was.")
                .findFirst();
    }

    private boolean isExpected(Layer layer) {
        return layer instanceof DenseLayer dense
                && dense.getNOut() == width
                && dense.getActivationFn().equals(activation.getActivationFunction());
    }
}
