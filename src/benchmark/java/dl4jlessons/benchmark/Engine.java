package dl4jlessons.benchmark;

import dl4jlessons.fused.FusedMultiLayerNetwork;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** What trains the networks of a process. */
enum Engine {
    /** Deeplearning4j without a single setting, in a JVM without a single option, called as its examples call it. */
    STOCK("DL4J as it comes", MultiLayerNetwork::new),
    /** Deeplearning4j's own step with this project's {@link Nd4jRuntime} and the JVM options of {@code .mvn/jvm.config}. */
    TUNED("DL4J, our runtime settings", MultiLayerNetwork::new),
    /** As {@link #TUNED}, with this project's network. */
    FUSED("fused", FusedMultiLayerNetwork::new),
    /** Nothing but the matrix products of the same training, by the library that Deeplearning4j uses. */
    PRODUCTS("matrix products alone", Engine::none),
    /** PyTorch, by {@code src/benchmark/python/torch_jobs.py}. */
    TORCH("PyTorch", Engine::none);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // constructors have no state
    private final Function<MultiLayerConfiguration, MultiLayerNetwork> constructor;

    Engine(String label, Function<MultiLayerConfiguration, MultiLayerNetwork> constructor) {
        this.label = label;
        this.constructor = constructor;
    }

    String label() {
        return label;
    }

    /** Whether processes get this project's settings. */
    boolean isTuned() {
        return this != STOCK && this != TORCH;
    }

    /** Called once, before anything of ND4J. */
    void start() {
        if (isTuned()) {
            Nd4jRuntime.start();
        }
    }

    /** A network with its initial weights. */
    MultiLayerNetwork network(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = constructor.apply(configuration);
        network.init();
        return network;
    }

    private static MultiLayerNetwork none(MultiLayerConfiguration configuration) {
        throw new IllegalStateException(
                "no network of Deeplearning4j for " + configuration.getConfs().size() + " layers");
    }
}
