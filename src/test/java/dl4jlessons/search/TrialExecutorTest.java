package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialExecutorTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** As if a task and its result travelled to another machine and back. */
    private static final class FarAway implements TrialExecutor {
        private final TrialExecutor there = new CallingThread(SyntheticObjective.quick(), Studies.data());

        @Override
        public int workers() {
            return there.workers();
        }

        @Override
        public void submit(RungTask task) {
            there.submit(copy(task));
        }

        @Override
        public RungResult take() throws InterruptedException {
            return copy(there.take());
        }

        @Override
        public void close() {
            there.close();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T copy(T original) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
            out.flush();
            return (T) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tasksAndResultsCanTravelToOtherMachines() {
        RungTask task = new RungTask(
                3,
                Studies.SPACE.parameters(d -> d.at(1.0 / 3)),
                Long.MAX_VALUE,
                2,
                4,
                TrainingState.of(new byte[] {1, 2, 3}),
                false);
        assertThat(copy(task)).isEqualTo(task).isNotSameAs(task);
        List<EpochResult> curve = List.of(new EpochResult(3, 0.1, 0.2, 0.3), new EpochResult(4, 0.4, 0.5, 0.6));
        for (RungResult result : List.of(
                RungResult.trained(task, curve, task.state()),
                RungResult.diverged(task, curve),
                RungResult.failed(task, "why"))) {
            assertThat(copy(result)).isEqualTo(result).isNotSameAs(result);
        }
    }

    @Test
    void aSearchOnAnotherMachineFindsTheSame() {
        StudyPlan plan = Studies.plan().with(Studies.HALVING);
        StudyResult here = Studies.run(folder.resolve("here"), plan, SyntheticObjective.quick(), 9, 2);
        try (Study study = Study.open(folder.resolve("there"), plan, SyntheticObjective.quick(), Studies.data());
                TrialExecutor executor = new FarAway()) {
            assertThat(new Search(study, executor, SearchListener.NONE).run(9)).isEqualTo(here);
        }
    }

    @Test
    void anObjectiveMustReturnTheEpochsItWasAskedFor() {
        RungTask task = new RungTask(0, Studies.SPACE.parameters(d -> 0.5), 1, 0, 2, TrainingState.NONE, false);
        assertThatThrownBy(() -> RungResult.trained(task, List.of(new EpochResult(1, 1, 1, 1)), TrainingState.NONE))
                .hasMessage("the objective returned 1 epochs, but was asked for 2");
        List<EpochResult> unmeasured = List.of(new EpochResult(1, 1, 1, 1), new EpochResult(2, 1, 1, Double.NaN));
        assertThatThrownBy(() -> RungResult.trained(task, unmeasured, TrainingState.NONE))
                .hasMessage("the objective measured no validation accuracy");
    }

    @Test
    void theFirstLossThatIsNotFiniteEndsTheCurve() {
        RungTask task = new RungTask(0, Studies.SPACE.parameters(d -> 0.5), 1, 0, 3, TrainingState.NONE, false);
        EpochResult sound = new EpochResult(1, 1, 1, 1);
        for (double loss : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            RungResult result =
                    RungResult.trained(task, List.of(sound, new EpochResult(2, loss, 1, 1), sound), TrainingState.NONE);
            assertThat(result).isEqualTo(RungResult.diverged(task, List.of(sound)));
        }
    }

    @Test
    void aSearchNeedsAWorker() {
        assertThatThrownBy(() -> new LocalExecutor(SyntheticObjective.quick(), Studies.data(), 0))
                .isInstanceOf(UserException.class)
                .hasMessage("A search cannot run on 0 workers: give at least 1.");
    }
}
