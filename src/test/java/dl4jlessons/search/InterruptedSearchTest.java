package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search whose driver dies between two rungs goes on where it was. */
class InterruptedSearchTest {
    private static final StudyPlan HALVING = Studies.plan().with(Studies.HALVING);
    private static final Objective OBJECTIVE = SyntheticObjective.quick();

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private StudyResult run(String name, StudyPlan plan, Objective objective, int trials) {
        return Studies.run(folder.resolve(name), plan, objective, trials, 1);
    }

    @Test
    void runningAgainTrainsNothing() {
        StudyResult first = run("study", HALVING, OBJECTIVE, 9);
        FlakyObjective neverCalled = new FlakyObjective(trial -> true, Integer.MAX_VALUE);
        try (Study study = Study.open(folder.resolve("study"), HALVING, OBJECTIVE, Studies.data())) {
            StudyResult again =
                    new Search(study, new CallingThread(neverCalled, Studies.data()), SearchListener.NONE).run(9);
            assertThat(again).isEqualTo(first);
        }
        assertThat(neverCalled.attempts(0)).isZero();
    }

    @Test
    void checkpointsAreKeptForPausedTrialsOnly() throws IOException {
        interruptedAfter(9 + 1);
        StudyResult interrupted = Study.read(folder);
        List<String> needed = interrupted.trials().stream()
                .filter(trial -> !trial.state().ended())
                .map(trial -> "trial-" + trial.number() + "-epoch-" + trial.epochs())
                .toList();
        assertThat(needed).hasSize(3).as("one of them is three epochs old").anyMatch(name -> name.endsWith("epoch-3"));
        assertThat(checkpoints())
                .extracting(f -> f.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(needed);
        Studies.run(folder, HALVING, OBJECTIVE, 9, 1);
        assertThat(checkpoints()).isEmpty();
    }

    @Test
    void aPromotedTrialGoesOnWhereItsLastRungEnded() {
        run("study", HALVING, OBJECTIVE, 9);
        assertThat(TrialJournal.read(folder.resolve("study").resolve(Study.JOURNAL))
                        .events())
                .filteredOn(Event.Started.class::isInstance)
                .map(Event.Started.class::cast)
                .extracting(started -> started.fromEpoch() + " to " + started.toEpoch())
                .containsOnly("0 to 1", "1 to 3", "3 to 9");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9, 10, 12})
    void anInterruptedSearchEndsAsIfItHadNotBeen(int rungs) {
        StudyResult undisturbed = run("undisturbed", HALVING, OBJECTIVE, 9);
        interruptedAfter(rungs);
        assertThat(Study.read(folder).count(TrialState.RUNNING)).isEqualTo(1);
        assertThat(Studies.run(folder, HALVING, OBJECTIVE, 9, 2)).isEqualTo(undisturbed);
    }

    @Test
    void aLostCheckpointCostsTimeButChangesNothing() throws IOException {
        StudyResult undisturbed = run("undisturbed", HALVING, OBJECTIVE, 9);
        interruptedAfter(9 + 1);
        for (Path file : checkpoints()) {
            Files.delete(file);
        }
        assertThat(Studies.run(folder, HALVING, OBJECTIVE, 9, 2)).isEqualTo(undisturbed);
    }

    private void interruptedAfter(int rungs) {
        try (Study study = Study.open(folder, HALVING, OBJECTIVE, Studies.data())) {
            TrialExecutor mortal = new CallingThread(OBJECTIVE, Studies.data(), rungs);
            assertThatThrownBy(() -> new Search(study, mortal, SearchListener.NONE).run(9))
                    .isInstanceOf(CallingThread.Dead.class);
        }
    }

    private List<Path> checkpoints() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints"))) {
            return files.toList();
        }
    }
}
