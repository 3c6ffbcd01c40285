package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.training.NormalizedToy;
import dl4jlessons.training.Toys;
import dl4jlessons.training.Training;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

class BatchNormProbeTest {
    private static final double FLOAT_ROUNDING = 1e-5;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void snapshotsAreTakenBeforeTrainingAndWhenAskedFor() {
        assertThat(snapshots(0.5, 4)).extracting(Snapshot::iteration).containsExactly(0, 1, 4);
    }

    @Test
    void statisticsAreNeutralAtTheStart() {
        Snapshot start = snapshots(0.5, 1).get(0);

        assertThat(start.gamma()).hasSize(NormalizedToy.UNITS).containsOnly(1.0);
        assertThat(start.beta()).hasSize(NormalizedToy.UNITS).containsOnly(0.0);
        assertThat(start.running().means()).containsOnly(0.0);
        assertThat(start.running().variances()).containsOnly(1.0);
        assertThat(start.weightChange()).isZero();
    }

    @Test
    void runningStatisticsApproachThoseOfTheMiniBatchAsDecaySays() {
        // nothing is learned, so that every mini-batch of all examples has the same statistics
        Snapshot after = snapshots(0, 4).get(2);
        double start = Math.pow(NormalizedToy.DECAY, 4);

        for (int unit = 0; unit < NormalizedToy.UNITS; unit++) {
            assertThat(after.running().means().get(unit))
                    .isEqualTo((1 - start) * after.batch().means().get(unit), within(FLOAT_ROUNDING));
            assertThat(after.running().variances().get(unit))
                    .isEqualTo(start + (1 - start) * after.batch().variances().get(unit), within(FLOAT_ROUNDING));
        }
    }

    @Test
    void theErrorsOfRunningStatisticsShrinkWithTheStart() {
        List<Snapshot> snapshots = snapshots(0, 4);

        double expected = Math.pow(NormalizedToy.DECAY, 4) * snapshots.get(0).meanError();
        assertThat(snapshots.get(2).meanError()).isEqualTo(expected, within(FLOAT_ROUNDING));
        assertThat(snapshots.get(2).deviationError())
                .isLessThan(snapshots.get(0).deviationError());
    }

    @Test
    void theChangeOfWeightsIsMeasuredFromTheStart() {
        List<Snapshot> snapshots = snapshots(0.5, 4);

        assertThat(snapshots.get(1).weightChange()).isPositive();
        assertThat(snapshots.get(2).weightChange())
                .isGreaterThan(snapshots.get(1).weightChange());
    }

    private static List<Snapshot> snapshots(double learningRate, int iterations) {
        Examples points = Toys.points(30, 1);
        MultiLayerNetwork network = NormalizedToy.network(DataType.FLOAT, new ActivationTanH(), learningRate);
        BatchNormProbe probe = new BatchNormProbe(network, 1, points, Set.of(1, 4, 100));
        network.setListeners(probe);
        Training.on(points).iterations(iterations).fit(network, Toys.run("", 1));
        return probe.snapshots();
    }
}
