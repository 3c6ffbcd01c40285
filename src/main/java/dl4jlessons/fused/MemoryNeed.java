package dl4jlessons.fused;

import com.sun.management.OperatingSystemMXBean;
import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.lang.management.ManagementFactory;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;

/** How much memory a network takes, known before any of it is allocated. */
final class MemoryNeed {
    private MemoryNeed() {}

    /**
     * Refuses a network that this machine cannot hold: the system would grant the memory and end the process when it is
     * used.
     *
     * @throws UserException if parameters, gradients and the updater's memory take more than the machine has
     */
    static void check(MultiLayerConfiguration configuration) {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        check(configuration, machine.getTotalMemorySize());
    }

    /** @param available bytes */
    static void check(MultiLayerConfiguration configuration, long available) {
        long parameters = 0;
        long numbers = 0;
        for (NeuralNetConfiguration layer : configuration.getConfs()) {
            long ofLayer = layer.getLayer().initializer().numParams(layer);
            parameters += ofLayer;
            // each parameter, its gradient, and what its updater remembers
            numbers += 2 * ofLayer
                    + (layer.getLayer() instanceof BaseLayer base
                            ? base.getIUpdater().stateSize(ofLayer)
                            : 0);
        }
        long bytes = numbers * configuration.getDataType().width();
        if (bytes > available) {
            throw UserException.failed("A network of " + Plural.of(parameters, "parameter") + " takes "
                    + NumberText.memory(bytes) + " with its gradients and its updater's memory, and this machine has "
                    + NumberText.memory(available) + ": choose narrower layers.");
        }
    }
}
