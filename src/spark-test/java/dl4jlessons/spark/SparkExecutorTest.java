package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Cluster;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.Objective;
import dl4jlessons.search.ObjectiveRecipe;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.RungResult;
import dl4jlessons.search.RungTask;
import dl4jlessons.search.SearchSpace;
import dl4jlessons.search.TrainingState;
import dl4jlessons.search.TrialExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** What comes back from executors, whatever happens there. */
class SparkExecutorTest {
    private static final int SLOW = 50;
    private static final int THROWING = 51;
    private static final int HINDERED = 52;
    private static final int LARGE = 53;

    private static TrialExecutor executor;

    /** Not trained, but measured on the data that came to the executor. */
    record Recipe() implements ObjectiveRecipe {
        @Override
        public Objective objective(TrainValidationData data) {
            return new Objective() {
                @Override
                public RungResult train(TrainValidationData examples, RungTask task) throws Exception {
                    switch (task.trial()) {
                        case SLOW -> TimeUnit.SECONDS.sleep(task.toEpoch());
                        case THROWING -> throw new IllegalStateException("thrown on purpose");
                        case HINDERED -> throw UserException.failed("The disk is full: make room.");
                        default -> {}
                    }
                    double sum = examples.training().features().sumNumber().doubleValue();
                    byte[] state = task.trial() == LARGE
                            ? new byte[5_000_000]
                            : task.state().bytes();
                    return RungResult.trained(
                            task,
                            IntStream.rangeClosed(task.fromEpoch() + 1, task.toEpoch())
                                    .mapToObj(epoch -> new EpochResult(epoch, sum, task.seed(), 0.5))
                                    .toList(),
                            TrainingState.of(state));
                }

                @Override
                public String fingerprint(SearchSpace space) {
                    return "measured";
                }
            };
        }
    }

    @BeforeAll
    static void connect() {
        Nd4jRuntime.start();
        Examples examples = new Examples(Nd4j.arange(6).reshape(2, 3), Nd4j.eye(2));
        Cluster.Settings settings = new Cluster.Settings(
                Optional.of("local-cluster[2,1,512]"),
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "spark.executor.extraClassPath",
                        Path.of("target", "with-spark", "target", "test-classes")
                                .toAbsolutePath()
                                .toString()));
        executor = new SparkCluster()
                .at(settings)
                .connect(new Recipe(), new TrainValidationData(examples, examples), problem -> {});
    }

    @AfterAll
    static void close() throws InterruptedException {
        executor.close();
        Processes.awaitNoExecutorsBelow(ProcessHandle.current());
    }

    private static RungTask task(int trial, int fromEpoch, int toEpoch, byte... state) {
        return new RungTask(
                trial, new Parameters(Map.of("x", 0.1)), trial + 1, fromEpoch, toEpoch, TrainingState.of(state), false);
    }

    @Test
    void resultsComeBackAsTheyAreMade() throws InterruptedException {
        executor.submit(task(7, 2, 4, (byte) 1, (byte) 2));

        assertThat(executor.take())
                .isEqualTo(RungResult.trained(
                        task(7, 2, 4),
                        List.of(new EpochResult(3, 15, 8, 0.5), new EpochResult(4, 15, 8, 0.5)),
                        TrainingState.of(new byte[] {1, 2})));
    }

    @Test
    void aQuickRungDoesNotWaitForASlowOne() throws InterruptedException {
        executor.submit(task(SLOW, 0, 3));
        List<Integer> order = new ArrayList<>();
        for (int trial = 0; trial < 5; trial++) {
            executor.submit(task(trial, 0, 1));
            order.add(executor.take().trial());
        }
        order.add(executor.take().trial());
        executor.submit(task(9, 0, 1));
        order.add(executor.take().trial());

        assertThat(order).containsExactly(0, 1, 2, 3, 4, SLOW, 9);
    }

    @Test
    void aTaskThatThrowsIsAFailureWithItsReason() throws InterruptedException {
        executor.submit(task(THROWING, 0, 1));

        assertThat(executor.take()).isEqualTo(RungResult.failed(task(THROWING, 0, 1), "thrown on purpose"));
    }

    @Test
    void whatTheUserHasToPutRightEndsTheSearch() {
        executor.submit(task(HINDERED, 0, 1));

        assertThatThrownBy(executor::take).isInstanceOf(UserException.class).hasMessage("The disk is full: make room.");
    }

    @Test
    void aLargeStateTravels() throws InterruptedException {
        executor.submit(task(LARGE, 0, 1));

        assertThat(executor.take().state().bytes()).hasSize(5_000_000);
    }

    @Test
    void thereAreAsManyWorkersAsCores() {
        assertThat(executor.workers()).isBetween(1, 2);
    }
}
