package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsynchronousHalvingTest {
    private static final Pruner ASHA = Pruner.asha(3, 1);
    private static final StudyPlan PLAN = Studies.plan().with(ASHA);
    private static final Objective OBJECTIVE = SyntheticObjective.quick();
    private static final int TRIALS = 27;

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Several workers whose rungs end in an order of their own. */
    private static final class AnyOrder implements TrialExecutor {
        private final List<RungTask> tasks = new ArrayList<>();
        private final int workers;
        private final Random order;
        private int lifetime;

        AnyOrder(int workers, long seed, int lifetime) {
            this.workers = workers;
            this.order = new Random(seed);
            this.lifetime = lifetime;
        }

        @Override
        public int workers() {
            return workers;
        }

        @Override
        public void submit(RungTask task) {
            tasks.add(task);
        }

        @Override
        public RungResult take() throws InterruptedException {
            if (lifetime-- == 0) {
                throw new CallingThread.Dead();
            }
            RungTask task = tasks.remove(order.nextInt(tasks.size()));
            try (CallingThread thread = new CallingThread(OBJECTIVE, Studies.data())) {
                thread.submit(task);
                return thread.take();
            }
        }

        @Override
        public void close() {
            tasks.clear();
        }
    }

    private StudyResult run(Path study, int trials, TrialExecutor executor) {
        try (Study open = Studies.open(study, PLAN, OBJECTIVE)) {
            return new Search(open, executor, SearchListener.NONE).run(trials);
        }
    }

    private StudyResult run(Path study, int trials) {
        return run(study, trials, new AnyOrder(1, 1, Integer.MAX_VALUE));
    }

    private static List<Event> events(Path study) {
        return TrialJournal.read(study.resolve(Study.JOURNAL)).events();
    }

    @Test
    void aTrialGoesOnBeforeAllHaveBegun() {
        run(folder, TRIALS);
        List<Event> started =
                events(folder).stream().filter(Event.Started.class::isInstance).toList();
        List<Integer> trials =
                started.stream().map(event -> ((Event.Started) event).toEpoch()).toList();
        assertThat(trials.subList(0, 4))
                .as("three trials, then the best of them goes on")
                .containsExactly(1, 1, 1, 3);
        assertThat(trials.indexOf(9)).isLessThan(trials.lastIndexOf(1));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 1", "8, 2", "9, 3"})
    void earlyOneInThreeOfThoseThatHaveComeGoesOn(int ended, int goOn) {
        assertThat(ASHA.earlySurvivors(ended)).isEqualTo(goOn);
        assertThat(Pruner.successiveHalving(3, 1).earlySurvivors(ended)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 27})
    void thereIsAWinnerThatWasTrainedToTheEndHoweverFewTrialsThereAre(int trials) {
        StudyResult result = run(folder, trials);
        assertThat(result.trials()).allMatch(trial -> trial.state().ended());
        assertThat(result.best().orElseThrow().trial().state()).isEqualTo(TrialState.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "4, 2", "10, 3", "40, 4"})
    void whoGoesOnEarlyIsAmongTheBestThirdOfThoseThatHaveCome(int workers, long seed) {
        run(folder, TRIALS, new AnyOrder(workers, seed, Integer.MAX_VALUE));
        Map<Integer, Map<Integer, Double>> accuracies = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        int decisions = 0;
        for (Event event : events(folder)) {
            if (event instanceof Event.Ended ended) {
                ended.curve().forEach(epoch -> accuracies
                        .computeIfAbsent(epoch.epoch(), e -> new HashMap<>())
                        .put(ended.trial(), epoch.validationAccuracy()));
                seen.add(ended.trial());
            } else if (event instanceof Event.Decided decided
                    && decided.promotion().pruned().isEmpty()) {
                int trial = decided.promotion().promoted().get(0);
                Map<Integer, Double> rung = accuracies.get(decided.epochs());
                long better = rung.values().stream()
                        .filter(other -> other > rung.get(trial))
                        .count();
                assertThat(3 * (better + 1)).isLessThanOrEqualTo(seen.size());
                decisions++;
            }
        }
        assertThat(decisions).isGreaterThan(TRIALS / 3);
    }

    @Test
    void aJournalCutAtAnyLineEndsLikeAnUndisturbedOne() throws IOException {
        StudyResult undisturbed = run(folder, 9);
        Path journal = folder.resolve(Study.JOURNAL);
        List<String> whole = Files.readAllLines(journal);
        byte[] bytes = Files.readAllBytes(journal);
        int length = 0;
        for (String line : whole) {
            Files.write(journal, Arrays.copyOf(bytes, length));
            assertThat(run(folder, 9)).as("cut after %d bytes", length).isEqualTo(undisturbed);
            length += line.length() + 1;
        }
        assertThat(undisturbed.count(TrialState.PRUNED)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 12, 20, 30, 35})
    void whatWasDecidedBeforeAnInterruptionIsDoneAfterIt(int rungs) {
        AnyOrder mortal = new AnyOrder(4, 1, rungs);
        assertThatThrownBy(() -> run(folder, TRIALS, mortal)).isInstanceOf(CallingThread.Dead.class);
        List<Event> before = events(folder);
        StudyResult result = run(folder, TRIALS, new AnyOrder(3, 2, Integer.MAX_VALUE));

        List<Event> after = events(folder);
        assertThat(after.subList(0, before.size())).isEqualTo(before);
        assertThat(result.trials()).allMatch(trial -> trial.state().ended());
        assertThat(after.stream()
                        .filter(Event.Ended.class::isInstance)
                        .map(event -> ((Event.Ended) event).trial() + " from " + ((Event.Ended) event).fromEpoch()))
                .as("nothing is trained twice into the journal")
                .doesNotHaveDuplicates();
        Map<Integer, Set<Integer>> promoted = new HashMap<>();
        for (Event event : after) {
            if (event instanceof Event.Decided decided) {
                promoted.computeIfAbsent(decided.epochs(), epochs -> new HashSet<>())
                        .addAll(decided.promotion().promoted());
            } else if (event instanceof Event.Started started && started.toEpoch() > 1) {
                assertThat(promoted.get(started.toEpoch() / 3)).contains(started.trial());
            }
        }
        promoted.forEach((epochs, trials) -> assertThat(trials)
                .allSatisfy(trial -> assertThat(result.trials().get(trial))
                        .matches(t -> t.epochs() > epochs || t.epochsSpent() > epochs)));
    }

    @Test
    void aTrialHasTheFiguresItHasWithoutPruner() {
        StudyResult all = Studies.runQuickly(folder.resolve("all"), Studies.plan(), OBJECTIVE, TRIALS);
        StudyResult some = run(folder.resolve("some"), TRIALS, new AnyOrder(5, 7, Integer.MAX_VALUE));
        assertThat(some.epochsSpent()).isLessThan(all.epochsSpent() / 2);
        some.trials()
                .forEach(trial -> assertThat(all.trials().get(trial.number()).curve())
                        .startsWith(trial.curve().toArray(EpochResult[]::new)));
    }

    @Test
    void itCanNeitherBeExtendedNorReplayed() {
        StudyResult result = run(folder, 9);
        assertThatThrownBy(() -> run(folder, TRIALS))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("This study has 9 trials");
        assertThatThrownBy(() -> result.prunedBy(ASHA))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("order");
    }

    @Test
    void progressEndsWhereTheRungsEnd() {
        List<SearchProgress> reports = new ArrayList<>();
        try (Study study = Studies.open(folder, PLAN, OBJECTIVE)) {
            new Search(study, new AnyOrder(4, 3, Integer.MAX_VALUE), reports::add).run(TRIALS);
        }
        SearchProgress last = reports.get(reports.size() - 1);
        long ended =
                events(folder).stream().filter(Event.Ended.class::isInstance).count();
        assertThat(last.done()).isEqualTo(last.total()).isEqualTo((int) ended);
        assertThat(reports).extracting(SearchProgress::done).isSorted();
    }
}
