package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.config.Adam;

class StandardNetworkTest {
    private static final StandardNetwork NETWORK = new StandardNetwork(5, 3);
    private static final Map<String, Object> CHOICES = Map.of(
            "learning rate",
            0.01,
            "weight decay",
            1e-4,
            "hidden layers",
            2,
            "width",
            16,
            "batch size",
            32,
            "updater",
            "Adam",
            "initial weights",
            "He",
            "batch normalization",
            true,
            "dropout",
            0.25);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private static MultiLayerConfiguration network(String name, Object value) {
        Map<String, Object> changed = new HashMap<>(CHOICES);
        changed.put(name, value);
        return NETWORK.configure(new Parameters(changed), 7);
    }

    private static List<String> layers(MultiLayerConfiguration network) {
        MultiLayerNetwork model = new MultiLayerNetwork(network);
        model.init();
        return Arrays.stream(model.getLayers())
                .map(Layer::conf)
                .map(conf -> conf.getLayer().getClass().getSimpleName())
                .toList();
    }

    @Test
    void everyCornerOfTheSpaceIsANetworkThatTrains() throws Exception {
        TrainValidationData data = SmallNetwork.data();
        SearchSpace space = StandardNetwork.space(data.training().size());
        Objective objective = new NetworkObjective(NETWORK, StandardNetwork::batchSize);

        assertThat(space.dimensions()).hasSize(9);
        for (Parameters probe : space.probes()) {
            RungResult result = objective.train(data, new RungTask(0, probe, 7, 0, 1, TrainingState.NONE, true));
            assertThat(result.outcome()).as(probe.toString()).isNotEqualTo(RungResult.Outcome.FAILED);
        }
    }

    @Test
    void noMiniBatchIsLargerThanTheTrainingData() {
        assertThat(batchSizes(40)).containsExactly(16, 32);
        assertThat(batchSizes(1000)).containsExactly(16, 32, 64, 128);
        assertThat(batchSizes(9)).containsExactly(9);
    }

    private static List<Object> batchSizes(int trainingExamples) {
        return StandardNetwork.space(trainingExamples).dimensions().stream()
                .filter(dimension -> dimension.name().equals("batch size"))
                .flatMap(dimension -> ((Choice) dimension).values().stream())
                .toList();
    }

    @Test
    void normalizationAndDropoutStandWhereTheyBelong() {
        assertThat(layers(network("hidden layers", 1)))
                .containsExactly("DenseLayer", "BatchNormalization", "ActivationLayer", "DropoutLayer", "OutputLayer");
        assertThat(layers(network("batch normalization", false)))
                .doesNotContain(BatchNormalization.class.getSimpleName())
                .hasSize(7);
        assertThat(layers(network("dropout", 0.0)))
                .doesNotContain(DropoutLayer.class.getSimpleName())
                .hasSize(7);
    }

    @Test
    void hyperparametersReachTheLayers() {
        MultiLayerConfiguration network = network("width", 20);
        BaseLayer dense = (BaseLayer) network.getConf(0).getLayer();

        assertThat(((DenseLayer) dense).getNOut()).isEqualTo(20);
        assertThat(((DenseLayer) dense).hasBias()).isFalse();
        assertThat(dense.getWeightInitFn()).isEqualTo(new WeightInitRelu());
        assertThat(dense.getIUpdater()).isEqualTo(new Adam(0.01));
        assertThat(network.getConf(0).getLayer().getRegularizationByParam("W"))
                .singleElement()
                .asString()
                .contains("1.0E-4");
        DropoutLayer dropout = (DropoutLayer) network.getConf(3).getLayer();
        assertThat(dropout.getIDropout().toString()).contains("0.75");
    }

    @Test
    void theBooksNetworkHasSixLayersOfAHundredUnits() {
        MultiLayerNetwork model = new MultiLayerNetwork(
                new BookNetwork(784, 10).configure(BookNetwork.SPACE.parameters(dimension -> dimension.at(0.5)), 7));
        model.init();

        assertThat(model.getnLayers()).isEqualTo(7);
        assertThat(model.numParams()).isEqualTo(785 * 100 + 5 * 101 * 100 + 101 * 10);
    }
}
