package dl4jlessons.fused;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Which code does an iteration of training; the values are the same up to rounding. */
public enum TrainingStep {
    /** {@link FusedMultiLayerNetwork}'s. */
    FUSED,
    /** DL4J's own. */
    STOCK;

    /**
     * An initialized network.
     *
     * @throws dl4jlessons.runtime.UserException if this machine has not enough memory for it
     */
    public MultiLayerNetwork network(MultiLayerConfiguration configuration) {
        MemoryNeed.check(configuration);
        MultiLayerNetwork network =
                this == FUSED ? new FusedMultiLayerNetwork(configuration) : new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    /** The same network, going on where it is. */
    public MultiLayerNetwork continuing(MultiLayerNetwork network) {
        return this == FUSED ? FusedMultiLayerNetwork.copyOf(network) : network;
    }
}
