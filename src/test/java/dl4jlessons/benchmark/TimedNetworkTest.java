package dl4jlessons.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Sgd;

/** The benchmark's networks are those that its jobs and its README name. */
class TimedNetworkTest {
    private static final long SEED = 7;
    /** Standard deviation of 784 × 100 random weights, to a fiftieth: eight standard errors. */
    private static final double TOLERANCE = 0.02;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    private static MultiLayerNetwork built(TimedNetwork network) {
        return Engine.TUNED.network(network.configuration(SEED));
    }

    private static List<String> layers(MultiLayerNetwork network) {
        return network.getLayerWiseConfigurations().getConfs().stream()
                .map(conf -> conf.getLayer().getClass().getSimpleName())
                .toList();
    }

    private static double deviationOfFirstWeights(TimedNetwork network) {
        return built(network).getParam("0_W").stdNumber().doubleValue();
    }

    @Test
    void searchIsTheBooksNetwork() {
        Parameters parameters = new Parameters(Map.of("learning rate", 0.003, "weight decay", 1e-5));

        assertThat(TimedNetwork.search(0.003, 1e-5).configuration(SEED).toJson())
                .isEqualTo(new BookNetwork(784, 10).configure(parameters, SEED).toJson());
    }

    @Test
    void initHasFourHiddenLayersAndThreeKindsOfWeights() {
        MultiLayerNetwork network = built(TimedNetwork.init(TimedNetwork.he()));

        assertThat(layers(network))
                .containsExactly("DenseLayer", "DenseLayer", "DenseLayer", "DenseLayer", "OutputLayer");
        assertThat(network.numParams()).isEqualTo(784 * 100 + 100 + 3 * (100 * 100 + 100) + 100 * 10 + 10);
        assertThat(Job.weights(3))
                .extracting(weights -> deviationOfFirstWeights(TimedNetwork.init(weights)))
                .satisfiesExactly(
                        small -> assertThat(small).isCloseTo(0.01, within(0.01 * TOLERANCE)),
                        xavier -> assertThat(xavier).isCloseTo(Math.sqrt(1 / 784.0), within(TOLERANCE / 28)),
                        he -> assertThat(he).isCloseTo(Math.sqrt(2 / 784.0), within(TOLERANCE / 20)));
    }

    @Test
    void bnNormalizesEachHiddenLayerBeforeItsRelu() {
        MultiLayerNetwork plain = built(TimedNetwork.bn(1, false));
        MultiLayerNetwork normalized = built(TimedNetwork.bn(0.1, true));

        assertThat(layers(plain)).hasSize(6);
        assertThat(layers(normalized))
                .hasSize(16)
                .startsWith("DenseLayer", "BatchNormalization", "ActivationLayer", "DenseLayer");
        assertThat(normalized.paramTable()).doesNotContainKey("0_b").containsKey("1_gamma");
        assertThat(normalized.numParams()).isEqualTo(784 * 100 + 4 * 100 * 100 + 5 * 4 * 100 + 100 * 10 + 10);
        assertThat(deviationOfFirstWeights(TimedNetwork.bn(0.1, true))).isCloseTo(0.1, within(0.1 * TOLERANCE));
        assertThat(Job.scales(16)).hasSize(16).startsWith(1.0).endsWith(1e-4);
    }

    @Test
    void allAreFittedByPlainSgd() {
        for (TimedNetwork network : List.of(
                TimedNetwork.init(TimedNetwork.he()),
                TimedNetwork.bn(1, true),
                IterationCase.Kind.HP.usual().network())) {
            built(network).getLayerWiseConfigurations().getConfs().stream()
                    .filter(conf -> conf.getLayer() instanceof BaseLayer)
                    .forEach(conf -> assertThat(((BaseLayer) conf.getLayer()).getIUpdater())
                            .isEqualTo(new Sgd(0.01)));
        }
    }

    @Test
    void theFullJobsAreThoseOfTheReadme() {
        assertThat(Job.INIT.size(false)).isEqualTo(new Job.Size(3, 2000));
        assertThat(Job.BN.size(false)).isEqualTo(new Job.Size(16, 20));
        assertThat(Job.SEARCH.size(false)).isEqualTo(new Job.Size(100, 50));
    }

    @Test
    void iterationsAreTimedInAllSizes() {
        assertThat(IterationCase.all()).hasSize(21).doesNotHaveDuplicates();
        assertThat(IterationCase.all().subList(7, 14))
                .extracting(IterationCase::toString)
                .containsExactly(
                        "BN",
                        "BN, width 300",
                        "BN, width 1000",
                        "BN, batch 300",
                        "BN, batch 1000",
                        "BN, depth 2",
                        "BN, depth 20");
        assertThat(IterationCase.all()).allSatisfy(c -> assertThat(
                        IterationCase.parse(List.of(c.words().split(" "))))
                .isEqualTo(c));
        assertThat(IterationCase.Kind.HP.usual().network().sizes())
                .containsExactly(784, 100, 100, 100, 100, 100, 100, 10);
    }
}
