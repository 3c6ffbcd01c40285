package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Function;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.listeners.CollectScoresListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nd4j.linalg.activations.Activation;

class ParallelRunsTest {
    private static final List<String> VARIANTS = List.of("a", "b", "c");
    private static final List<Long> SEEDS = List.of(3L, 1L);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void anyNumberOfWorkersGivesTheSameFigures() {
        RunResults<String, List<Double>> one = trained(1);

        assertThat(trained(2)).isEqualTo(one);
        assertThat(trained(4)).isEqualTo(one);
        assertThat(one.get("a", 1)).isNotEqualTo(one.get("a", 3));
    }

    /** Losses and final weights: all that must not depend on the thread. */
    private static RunResults<String, List<Double>> trained(int workers) {
        Training training = Training.on(Toys.points(30, 1)).batchSize(10).iterations(20);
        return unwatched(workers).run("training", VARIANTS, SEEDS, run -> {
            MultiLayerNetwork network = Toys.withDropoutAndAdam(run.seed());
            List<Double> figures = new ArrayList<>(training.fit(network, run).losses());
            for (double weight : network.params().toDoubleVector()) {
                figures.add(weight);
            }
            return figures;
        });
    }

    @Test
    void resultsAreInTheOrderOfVariantsAndSeeds() {
        RunResults<String, String> runs =
                unwatched(4).run("naming", VARIANTS, SEEDS, run -> run.variant() + run.seed());

        assertThat(runs.variants()).isEqualTo(VARIANTS);
        assertThat(runs.seeds()).isEqualTo(SEEDS);
        assertThat(runs.results().keySet()).containsExactlyElementsOf(VARIANTS);
        assertThat(runs.of("b")).containsExactly("b3", "b1");
    }

    @Test
    void whatIsRememberedIsNotRunAgainWithMoreSeeds() {
        List<String> trained = Collections.synchronizedList(new ArrayList<>());
        Function<TrainingRun<String>, String> experiment = run -> {
            trained.add(run.variant() + run.seed());
            return run.variant() + run.seed();
        };
        ParallelRuns remembering = unwatched(2).remembering();

        remembering.run("naming", VARIANTS, List.of(1L), experiment);
        RunResults<String, String> more = remembering.run("naming", VARIANTS, List.of(1L, 2L), experiment);

        assertThat(trained).containsExactlyInAnyOrder("a1", "b1", "c1", "a2", "b2", "c2");
        assertThat(more).isEqualTo(unwatched(1).run("naming", VARIANTS, List.of(1L, 2L), experiment));
    }

    @Test
    @Timeout(60)
    void whatARunThrowsReachesTheCallerAsItWas() {
        List<Throwable> problems = List.of(new IllegalArgumentException("no such thing"), new AssertionError("wrong"));
        for (Throwable problem : problems) {
            Throwable thrown =
                    catchThrowable(() -> unwatched(2).run("failing", VARIANTS, SEEDS, failing("b", problem)));

            assertThat(thrown).isSameAs(problem);
        }
    }

    @Test
    @Timeout(60)
    void otherRunsAreAbandonedWhenOneFails() throws InterruptedException {
        CountDownLatch training = new CountDownLatch(1);
        CountDownLatch abandoned = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        RuntimeException problem = new IllegalStateException("failed");

        Throwable thrown = catchThrowable(() -> unwatched(2).run("failing", VARIANTS, SEEDS, run -> {
            started.incrementAndGet();
            if (run.variant().equals("a")) {
                return trainForEver(run, training, abandoned);
            }
            await(training);
            throw problem;
        }));

        assertThat(thrown).isSameAs(problem);
        assertThat(abandoned.await(30, TimeUnit.SECONDS)).as("training stopped").isTrue();
        // the one that trains, the one that fails, and at most those a worker took up before it was stopped
        assertThat(started.get()).isLessThan(VARIANTS.size() * SEEDS.size());
    }

    private static History trainForEver(TrainingRun<String> run, CountDownLatch training, CountDownLatch abandoned) {
        MultiLayerNetwork network = Toys.network(Activation.TANH, 0.01, 1);
        training.countDown();
        try {
            return Training.on(Toys.points(30, 1)).iterations(Integer.MAX_VALUE).fit(network, run);
        } catch (CancellationException e) {
            abandoned.countDown();
            throw e;
        }
    }

    @Test
    void onlyTheFirstSeedIsWatched() {
        List<String> watched = Collections.synchronizedList(new ArrayList<>());
        TrainingObserver watch = (variant, seed, everyIterations) -> {
            watched.add(variant + " " + seed + " every " + everyIterations);
            return List.of(new CollectScoresListener(everyIterations));
        };

        RunResults<String, Boolean> runs = new ParallelRuns(2, Progress.NONE, watch)
                .run("watching", VARIANTS, SEEDS, run -> {
                    boolean listening = !run.dashboard(5).isEmpty();
                    assertThat(run.isWatched()).isEqualTo(listening);
                    return listening;
                });

        assertThat(watched).containsExactlyInAnyOrder("a 3 every 5", "b 3 every 5", "c 3 every 5");
        assertThat(runs.of("a")).containsExactly(true, false);
    }

    @Test
    void progressAddsUpToTheNumberOfTasks() {
        ProgressRecorder progress = new ProgressRecorder();
        Training training = Training.on(Toys.points(30, 1)).iterations(7);

        new ParallelRuns(2, progress, TrainingObserver.NONE).run("some training", VARIANTS, SEEDS, run -> {
            // one trains once, one twice, one not at all
            if (!run.variant().equals("a")) {
                training.fit(Toys.network(Activation.TANH, 0.1, 1), run);
            }
            if (run.variant().equals("c")) {
                training.fit(Toys.network(Activation.TANH, 0.1, 2), run);
            }
            return "";
        });

        assertThat(progress.what).isEqualTo("some training of 6");
        assertThat(progress.done.sum()).isEqualTo(6, within(1e-9));
        assertThat(progress.closed).isTrue();
    }

    @Test
    void theProgressBarIsClosedWhenARunFails() {
        ProgressRecorder progress = new ProgressRecorder();

        Throwable thrown = catchThrowable(() -> new ParallelRuns(1, progress, TrainingObserver.NONE)
                .run("failing", VARIANTS, SEEDS, failing("b", new IllegalStateException())));

        assertThat(thrown).isNotNull();
        assertThat(progress.closed).isTrue();
    }

    @Test
    void equalVariantsOrSeedsAreRefused() {
        Function<TrainingRun<String>, String> name = TrainingRun::variant;

        assertThatThrownBy(() -> unwatched(1).run("naming", List.of("a", "b", "a"), SEEDS, name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variants");
        assertThatThrownBy(() -> unwatched(1).run("naming", VARIANTS, List.of(1L, 1L), name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seeds");
    }

    private static ParallelRuns unwatched(int workers) {
        return new ParallelRuns(workers, Progress.NONE, TrainingObserver.NONE);
    }

    private static Function<TrainingRun<String>, String> failing(String variant, Throwable problem) {
        return run -> {
            if (run.variant().equals(variant)) {
                if (problem instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) problem;
            }
            return "";
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class ProgressRecorder implements Progress {
        private final DoubleAdder done = new DoubleAdder();
        private String what = "";
        private boolean closed;

        @Override
        public Stage begin(String stage, int tasks) {
            what = stage + " of " + tasks;
            return new Stage() {
                @Override
                public void advance(double share) {
                    done.add(share);
                }

                @Override
                public void close() {
                    closed = true;
                }
            };
        }
    }
}
