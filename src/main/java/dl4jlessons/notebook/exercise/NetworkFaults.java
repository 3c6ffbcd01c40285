package dl4jlessons.notebook.exercise;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;

/** What makes a configuration one that no exercise can measure, in words that say what to change. */
final class NetworkFaults {
    private static final int CLASSES = 10;

    private NetworkFaults() {}

    /** The first fault, from input to output; empty if there is none. */
    static Optional<String> first(MultiLayerConfiguration network) {
        List<Layer> layers = layers(network);
        return IntStream.range(0, layers.size())
                .boxed()
                .flatMap(i -> ofLayer(layers, i).stream())
                .findFirst();
    }

    /** Why a network cannot be trained to tell the classes of images apart; empty if it can be tried. */
    static Optional<String> ofTraining(MultiLayerConfiguration network) {
        List<Layer> layers = layers(network);
        Layer last = layers.get(layers.size() - 1);
        if (!computesLoss(last)) {
            return Optional.of("The last layer is a " + last.getClass().getSimpleName()
                    + ", which computes no loss: end the network with an OutputLayer.");
        }
        return last instanceof BaseOutputLayer output && output.getNOut() != CLASSES
                ? Optional.of("The OutputLayer has nOut " + output.getNOut() + ": the images belong to " + CLASSES
                        + " classes, and it needs as many units.")
                : Optional.empty();
    }

    private static List<Layer> layers(MultiLayerConfiguration network) {
        return network.getConfs().stream().map(NeuralNetConfiguration::getLayer).toList();
    }

    private static Optional<String> ofLayer(List<Layer> layers, int index) {
        Layer layer = layers.get(index);
        String place = "Layer " + (index + 1) + " of " + layers.size() + " ("
                + layer.getClass().getSimpleName() + ")";
        if (index < layers.size() - 1 && computesLoss(layer)) {
            return Optional.of(place + " computes the loss, and more layers follow it: only the last layer is an"
                    + " OutputLayer, hidden ones are DenseLayers.");
        }
        if (layer instanceof DenseLayer || layer instanceof BaseOutputLayer) {
            return ofUnits(place, (FeedForwardLayer) layer);
        }
        return Optional.empty();
    }

    private static Optional<String> ofUnits(String place, FeedForwardLayer layer) {
        if (layer.getNOut() <= 0) {
            return Optional.of(
                    place + " has nOut " + layer.getNOut() + ": give it a number of units above 0, by nOut(...).");
        }
        return layer.getNIn() > 0
                ? Optional.empty()
                : Optional.of(place + " does not know the number of its inputs: end the configuration with"
                        + " setInputType(InputType.feedForward(...)), or give each layer its nIn(...).");
    }

    private static boolean computesLoss(Layer layer) {
        return layer instanceof BaseOutputLayer || layer instanceof LossLayer;
    }
}
