package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.List;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsInitializationReport;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** Field by field against DL4J's own listener, attached to the same network at the same iterations. */
class HeapStatsListenerTest {
    private static final String SESSION = "session";
    private static final int ITERATIONS = 5;
    private static final int EXAMPLES = 32;
    private static final int FEATURES = 50;
    private static final int CLASSES = 3;

    private final StatsStorage theirs = new InMemoryStatsStorage();
    private final StatsStorage ours = new InMemoryStatsStorage();

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void reportsWhatDl4jReports(DataType type) {
        train(network(type), ITERATIONS);

        List<StatsReport> reports = reports(ours);
        List<StatsReport> expected = reports(theirs);
        assertThat(reports).hasSize(ITERATIONS).hasSameSizeAs(expected);
        for (int i = 0; i < ITERATIONS; i++) {
            new ReportComparison(reports.get(i), expected.get(i)).assertSame(type);
        }
    }

    @Test
    void reportsWhatDl4jReportsOfAGraph() {
        ComputationGraph graph = network(DataType.FLOAT).toComputationGraph();
        graph.setListeners(stock(), new HeapStatsListener(ours, SESSION));
        graph.fit(new INDArray[] {features(DataType.FLOAT)}, new INDArray[] {labels(DataType.FLOAT)});

        new ReportComparison(reports(ours).get(0), reports(theirs).get(0)).assertSame(DataType.FLOAT);
    }

    @Test
    void givesReportsThatCanBeKeptInAFile() {
        train(network(DataType.FLOAT), ITERATIONS);

        SbeStatsReport decoded = new SbeStatsReport();
        decoded.decode(((Persistable) reports(ours).get(ITERATIONS - 1)).encode());
        new ReportComparison(decoded, reports(theirs).get(ITERATIONS - 1)).assertSame(DataType.FLOAT);
    }

    @Test
    void tellsOfMachineAndNetworkWhatDl4jTells() {
        train(network(DataType.FLOAT), 1);

        assertThat(start(ours))
                .usingRecursiveComparison()
                // of the moment
                .ignoringFields("timeStamp", "swEnvironmentInfo")
                .isEqualTo(start(theirs));
        assertThat(start(ours).getSwEnvironmentInfo())
                .containsOnlyKeys(start(theirs).getSwEnvironmentInfo().keySet());
        assertThat(ours.getStorageMetaData(SESSION, StatsListener.TYPE_ID))
                .usingRecursiveComparison()
                .ignoringFields("timeStamp")
                .isEqualTo(theirs.getStorageMetaData(SESSION, StatsListener.TYPE_ID));
    }

    @Test
    void saysNothingOfActivationsItHasNotSeen() {
        MultiLayerNetwork network = network(DataType.FLOAT);
        network.fit(features(DataType.FLOAT), labels(DataType.FLOAT));
        HeapStatsListener listener = new HeapStatsListener(ours, SESSION);

        listener.iterationDone(network, 0, 0);

        StatsReport report = reports(ours).get(0);
        assertThat(report.getMean(StatsType.Activations)).isEmpty();
        assertThat(report.getHistograms(StatsType.Gradients)).isEmpty();
        assertThat(report.getHistograms(StatsType.Parameters)).isNotEmpty();
    }

    private void train(MultiLayerNetwork network, int iterations) {
        DataType type = network.params().dataType();
        network.setListeners(stock(), new HeapStatsListener(ours, SESSION));
        for (int i = 0; i < iterations; i++) {
            network.fit(features(type), labels(type));
        }
    }

    private StatsListener stock() {
        DefaultStatsUpdateConfiguration everyIteration = new DefaultStatsUpdateConfiguration.Builder()
                .reportingFrequency(1)
                .collectPerformanceStats(false)
                .build();
        return new StatsListener(theirs, null, everyIteration, SESSION, "network");
    }

    /** Of layers with and without bias, BatchNormalization before and after the activation, dropout and L2. */
    private static MultiLayerNetwork network(DataType type) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(1)
                .updater(new Adam(new StepSchedule(ScheduleType.ITERATION, 0.01, 0.5, 2)))
                .l2(1e-3)
                .list(
                        new DenseLayer.Builder()
                                .nOut(40)
                                .activation(Activation.IDENTITY)
                                .hasBias(false)
                                .build(),
                        new BatchNormalization(),
                        new ActivationLayer(Activation.RELU),
                        new DenseLayer.Builder()
                                .nOut(30)
                                .activation(Activation.TANH)
                                .dropOut(0.8)
                                .build(),
                        new BatchNormalization(),
                        new OutputLayer.Builder(LossFunction.MCXENT)
                                .nOut(CLASSES)
                                .activation(Activation.SOFTMAX)
                                .build())
                .setInputType(InputType.feedForward(FEATURES))
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    private static INDArray features(DataType type) {
        Nd4j.getRandom().setSeed(7);
        return Nd4j.rand(type, EXAMPLES, FEATURES);
    }

    private static INDArray labels(DataType type) {
        INDArray labels = Nd4j.zeros(type, EXAMPLES, CLASSES);
        for (int row = 0; row < EXAMPLES; row++) {
            labels.putScalar(row, row % CLASSES, 1);
        }
        return labels;
    }

    private static StatsInitializationReport start(StatsStorage storage) {
        return (StatsInitializationReport)
                storage.getAllStaticInfos(SESSION, StatsListener.TYPE_ID).get(0);
    }

    private static List<StatsReport> reports(StatsStorage storage) {
        return Sessions.records(storage, SESSION).stream()
                .map(StatsReport.class::cast)
                .toList();
    }
}
