package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Network;
import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What is read back is compared with the network's own arrays, on DL4J's own training step. */
class RecordedStatisticsTest {
    private static final int IMAGES = 64;
    private static final double RELATIVE = 1e-4;

    private static DataSet batch;
    private static Examples images;

    @BeforeAll
    static void read() {
        images = Split.disjoint(LessonTests.settings(1, 1L).images().training(), 1, IMAGES)
                .get(0);
        batch = images.toDataSet();
    }

    @ParameterizedTest
    @EnumSource(
            value = Network.class,
            names = {"HEALTHY", "NORMALIZED", "SATURATED"})
    void activationsAreThoseThatLeaveTheActivationFunctions(Network kind) {
        MultiLayerNetwork network = network(kind);
        // a dense layer, batch normalization and an activation layer make one hidden layer
        int step = kind == Network.NORMALIZED ? 3 : 1;
        List<INDArray> expected = network.feedForward(batch.getFeatures(), true);

        Report report = recordOne(network).last();

        assertThat(report.activations()).hasSize(4);
        for (int layer = 0; layer < 4; layer++) {
            double deviation = expected.get((layer + 1) * step).stdNumber().doubleValue();
            assertThat(report.activations().get(layer)).isCloseTo(deviation, within(RELATIVE * deviation));
        }
    }

    @Test
    void ratiosAreMeanMagnitudesOfUpdatesAndWeights() {
        MultiLayerNetwork network = network(Network.HEALTHY);
        List<INDArray> before = IntStream.rangeClosed(0, 4)
                .mapToObj(layer -> network.getParam(layer + "_W").dup())
                .toList();

        Report report = recordOne(network).last();

        assertThat(report.updateRatios())
                .as("four hidden layers and the output layer")
                .hasSize(5);
        for (int layer : List.of(2, 4)) {
            INDArray after = network.getParam(layer + "_W");
            double update = before.get(layer).sub(after).norm1Number().doubleValue();
            double ratio = update / after.norm1Number().doubleValue();
            // the difference of two rounded weights knows an update to about 1e-3
            assertThat(report.updateRatios().get(layer)).isCloseTo(ratio, within(0.01 * ratio));
        }
    }

    @Test
    void gradientsAreSumsOverTheMiniBatch() {
        MultiLayerNetwork network = network(Network.HEALTHY);
        MultiLayerNetwork same = network(Network.HEALTHY);
        same.setInput(batch.getFeatures());
        same.setLabels(batch.getLabels());
        same.computeGradientAndScore();
        double deviation = same.gradient().getGradientFor("3_W").stdNumber().doubleValue();

        assertThat(recordOne(network).last().gradients().get(3)).isCloseTo(deviation, within(RELATIVE * deviation));
    }

    @Test
    void aNetworkThatDivergesIsReadUpToThen() {
        MultiLayerNetwork network = network(Network.HEALTHY);
        StatsStorage storage = new InMemoryStatsStorage();
        network.setListeners(new StatsListener(storage, 1));
        network.fit(batch);
        network.params().assign(Nd4j.valueArrayOf(network.params().shape(), Float.NaN));
        network.fit(batch);

        RecordedStatistics statistics = RecordedStatistics.of(storage, network);

        assertThat(statistics.diverged()).isTrue();
        assertThat(statistics.reports()).hasSize(1);
        assertThat(statistics.last().score()).isFinite();
    }

    private static MultiLayerNetwork network(Network kind) {
        MultiLayerNetwork network = new MultiLayerNetwork(ReadingTheDashboard.network(kind, images, 1));
        network.init();
        return network;
    }

    private static RecordedStatistics recordOne(MultiLayerNetwork network) {
        StatsStorage storage = new InMemoryStatsStorage();
        network.setListeners(new StatsListener(storage, 1));
        network.fit(batch);
        return RecordedStatistics.of(storage, network);
    }
}
