package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.fused.Batch;
import dl4jlessons.fused.FusedMultiLayerNetwork;
import dl4jlessons.fused.Networks;
import dl4jlessons.fused.Networks.Norm;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/**
 * The dashboard shows the same of a network whichever step trains it: every field of every report of DL4J's own listener,
 * on DL4J's own step, against this project's listener and DL4J's on the fused step.
 */
class FusedReportsTest {
    private static final String SESSION = "session";
    private static final int ITERATIONS = 4;
    private static final int ROWS = 32;
    /** Ten times the most that was measured: on the gradient of a bias after four iterations. */
    private static final double ROUNDING = 1e-5;
    /** Adam divides by the size of the gradient: what is rounding in a small one becomes a share of the update, at most 1e-4. */
    private static final double ROUNDING_OF_ADAM = 1e-3;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    static Stream<Arguments> networks() {
        Networks dense = Networks.plain().inputs(30).hidden(40, 25);
        IUpdater momentum = new Nesterovs(0.05, 0.9);
        return Stream.of(
                Arguments.of("dense", dense),
                Arguments.of("sigmoid", dense.activation(Activation.SIGMOID)),
                Arguments.of("tanh", dense.activation(Activation.TANH)),
                Arguments.of("no hidden layer", dense.hidden()),
                Arguments.of("batch normalization before the activation", dense.norm(Norm.BATCH_BEFORE)),
                Arguments.of("batch normalization after the activation", dense.norm(Norm.BATCH_AFTER)),
                Arguments.of("layer normalization", dense.norm(Norm.LAYER)),
                Arguments.of("dropout", dense.dropout(0.3, 0)),
                Arguments.of("dropout of inputs", dense.dropout(0.3, 0.2)),
                Arguments.of("L2", dense.l2(0.1)),
                Arguments.of("weight decay", dense.decay(0.1)),
                Arguments.of("momentum", dense.updater(momentum)),
                Arguments.of("Adam", dense.updater(new Adam(0.01))),
                Arguments.of("schedule", dense.updater(new Sgd(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 2)))),
                Arguments.of(
                        "batch normalization before, dropout, L2, momentum",
                        dense.norm(Norm.BATCH_BEFORE).dropout(0.3, 0).l2(0.01).updater(momentum)),
                Arguments.of(
                        "batch normalization after, weight decay, Adam",
                        dense.norm(Norm.BATCH_AFTER).decay(0.01).updater(new Adam(0.01))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void reportsAreTheSameOnEitherStep(String name, Networks recipe) {
        StatsStorage stock = new FiniteRecords();
        train(TrainingStep.STOCK, recipe, List.of(dl4jsListener(stock)));
        StatsStorage dl4jsOnFused = new FiniteRecords();
        StatsStorage oursOnFused = new FiniteRecords();
        MultiLayerNetwork fused = train(
                TrainingStep.FUSED,
                recipe,
                List.of(dl4jsListener(dl4jsOnFused), new RecordingListener(oursOnFused, SESSION, 1, iteration -> {})));

        assertThat(((FusedMultiLayerNetwork) fused).isFused()).isTrue();
        double ofUpdates = recipe.updater() instanceof Adam ? ROUNDING_OF_ADAM : ROUNDING;
        List<StatsReport> expected = reports(stock);
        assertThat(expected).hasSize(ITERATIONS);
        for (StatsStorage storage : List.of(dl4jsOnFused, oursOnFused)) {
            List<StatsReport> reports = reports(storage);
            assertThat(reports).hasSameSizeAs(expected);
            for (int i = 0; i < ITERATIONS; i++) {
                new ReportComparison(reports.get(i), expected.get(i)).assertSameButForRounding(ROUNDING, ofUpdates);
            }
        }
    }

    private static MultiLayerNetwork train(TrainingStep step, Networks recipe, List<TrainingListener> listeners) {
        MultiLayerNetwork network = step.network(recipe.configuration());
        network.setListeners(listeners);
        Batch.of(ROWS, recipe).fit(network, ITERATIONS);
        return network;
    }

    private static StatsListener dl4jsListener(StatsStorage storage) {
        DefaultStatsUpdateConfiguration everyIteration = new DefaultStatsUpdateConfiguration.Builder()
                .reportingFrequency(1)
                .build();
        return new StatsListener(storage, null, everyIteration, SESSION, "network");
    }

    private static List<StatsReport> reports(StatsStorage storage) {
        return Sessions.records(storage, SESSION).stream()
                .map(StatsReport.class::cast)
                .toList();
    }
}
