package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.fused.Batch;
import dl4jlessons.fused.FusedMultiLayerNetwork;
import dl4jlessons.fused.Networks;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class SampledTest {
    private static final Networks NETWORK = Networks.plain().inputs(12).hidden(8);
    private static final int ROWS = 16;

    @BeforeAll
    static void start() {
        Nd4jRuntime.start();
    }

    /** Notes what it is shown, in order. */
    private static final class Notes extends BaseTrainingListener {
        private final List<String> calls = new ArrayList<>();

        @Override
        public void onForwardPass(Model model, List<INDArray> activations) {
            calls.add("forward");
        }

        @Override
        public void onGradientCalculation(Model model) {
            calls.add("gradient");
        }

        @Override
        public void onBackwardPass(Model model) {
            calls.add("backward");
        }

        @Override
        public void iterationDone(Model model, int iteration, int epoch) {
            calls.add("done " + iteration);
        }
    }

    @ParameterizedTest
    @EnumSource(TrainingStep.class)
    void everyThirdIterationIsShownWhole(TrainingStep step) {
        Notes notes = new Notes();
        fit(step, new Sampled(3, notes), 7);

        assertThat(notes.calls)
                .filteredOn(call -> call.startsWith("done"))
                .containsExactly("done 0", "done 3", "done 6");
        assertThat(notes.calls).filteredOn(call -> call.equals("gradient")).hasSize(3);
        assertThat(notes.calls.get(0)).isEqualTo("forward");
    }

    @ParameterizedTest
    @EnumSource(TrainingStep.class)
    void whatIsReportedBelongsToTheIterationItIsReportedFor(TrainingStep step) {
        List<StatsReport> all = reports(step, 1);
        List<StatsReport> everyThird = reports(step, 3);

        assertThat(everyThird).hasSize(3);
        for (int i = 0; i < everyThird.size(); i++) {
            StatsReport expected = all.get(3 * i);
            assertThat(everyThird.get(i).getScore()).isEqualTo(expected.getScore());
            assertThat(everyThird.get(i).getStdev(StatsType.Activations))
                    .isEqualTo(expected.getStdev(StatsType.Activations));
            assertThat(everyThird.get(i).getStdev(StatsType.Gradients))
                    .isEqualTo(expected.getStdev(StatsType.Gradients));
            assertThat(everyThird.get(i).getMeanMagnitudes(StatsType.Updates))
                    .isEqualTo(expected.getMeanMagnitudes(StatsType.Updates));
        }
    }

    @Test
    void aFusedNetworkNeedNotLayOutWhatNobodySees() {
        Sampled sampled = new Sampled(2, new Notes());
        MultiLayerNetwork network = fit(TrainingStep.FUSED, sampled, 1);

        assertThat(((FusedMultiLayerNetwork) network).isFused()).isTrue();
        assertThat(sampled.wantsNextIteration()).isFalse();
    }

    @Test
    void zeroIsRefused() {
        assertThatThrownBy(() -> new Sampled(0, new Notes())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<StatsReport> reports(TrainingStep step, int every) {
        InMemoryStatsStorage storage = new InMemoryStatsStorage();
        fit(step, new Sampled(every, new StatsListener(storage, 1)), 7);
        return storage.getAllUpdatesAfter(storage.listSessionIDs().get(0), StatsListener.TYPE_ID, 0).stream()
                .map(StatsReport.class::cast)
                .toList();
    }

    private static MultiLayerNetwork fit(TrainingStep step, Sampled listener, int iterations) {
        MultiLayerNetwork network = step.network(NETWORK.configuration());
        network.setListeners(listener);
        Batch.of(ROWS, NETWORK).fit(network, iterations);
        return network;
    }
}
