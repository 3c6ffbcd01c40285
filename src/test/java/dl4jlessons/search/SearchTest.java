package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
    private static final StudyPlan PLAN = Studies.plan();
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
    void withoutAPrunerEveryTrialIsTrainedToTheEndOrDiverges() {
        StudyResult result = run("study", PLAN, OBJECTIVE, 12);
        assertThat(result.trials()).hasSize(12).allSatisfy(trial -> {
            boolean tooLarge = trial.parameters().number("x") > SyntheticObjective.DIVERGES_ABOVE;
            assertThat(trial.state()).isEqualTo(tooLarge ? TrialState.DIVERGED : TrialState.COMPLETE);
            assertThat(trial.epochs()).isEqualTo(tooLarge ? 1 : 9);
        });
        assertThat(result.count(TrialState.DIVERGED)).isPositive();
        assertThat(result.epochsSpent())
                .isEqualTo((int) (9 * result.count(TrialState.COMPLETE) + 2 * result.count(TrialState.DIVERGED)));
    }

    @Test
    void theLeaderboardOrdersByAccuracyAndNeverShowsADivergedTrial() {
        StudyResult result = run("study", PLAN, OBJECTIVE, 12);
        List<RankedTrial> leaderboard = result.leaderboard();
        assertThat(leaderboard)
                .extracting(RankedTrial::rank)
                .isEqualTo(IntStream.rangeClosed(1, leaderboard.size()).boxed().toList());
        assertThat(leaderboard).extracting(RankedTrial::accuracy).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(leaderboard).extracting(s -> s.trial().state()).containsOnly(TrialState.COMPLETE);
        RankedTrial best = result.best().orElseThrow();
        assertThat(best.standardError()).isEqualTo(RankedTrial.standardError(best.accuracy(), 4));
        assertThat(best.trial().parameters().number("x")).isBetween(0.6, SyntheticObjective.DIVERGES_ABOVE);
    }

    @Test
    void equalAccuraciesAreRankedByTrialNumber() {
        Objective constant = new Objective() {
            @Override
            public RungResult train(TrainValidationData data, RungTask task) {
                List<EpochResult> curve = IntStream.rangeClosed(task.fromEpoch() + 1, task.toEpoch())
                        .mapToObj(epoch -> new EpochResult(epoch, 1, 0.5, 0.5))
                        .toList();
                return RungResult.trained(task, curve, TrainingState.NONE);
            }

            @Override
            public String fingerprint(SearchSpace space) {
                return "constant";
            }
        };
        StudyResult result = Studies.run(folder, HALVING, constant, 9, 4);
        assertThat(result.leaderboard()).extracting(s -> s.trial().number()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(result.trials())
                .extracting(Trial::state)
                .startsWith(TrialState.COMPLETE, TrialState.PRUNED, TrialState.PRUNED);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyNumberOfWorkersGivesTheSameTrials(long seed) {
        for (Pruner pruner : List.of(Pruner.none(), Studies.HALVING)) {
            StudyPlan plan = StudyPlan.randomSearch(Studies.SPACE, seed, 9).with(pruner);
            List<StudyResult> results = new ArrayList<>();
            for (int workers : List.of(1, 2, 4)) {
                Path own = folder.resolve(pruner.description() + workers);
                results.add(Studies.run(own, plan, OBJECTIVE, 18, workers));
            }
            assertThat(results).containsOnly(results.get(0));
        }
    }

    @Test
    void halvingTrainsFewTrialsForManyEpochs() {
        StudyResult result = run("halving", HALVING, new SyntheticObjective(0, 1), 27);
        assertThat(result.count(TrialState.COMPLETE)).isEqualTo(3);
        assertThat(result.trials().stream().filter(t -> t.epochs() == 3)).hasSize(6);
        assertThat(result.trials().stream().filter(t -> t.epochs() == 1)).hasSize(18);
        assertThat(result.epochsSpent()).isEqualTo(3 * 9 + 6 * 3 + 18);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void halvingReplayedOnCompleteCurvesIsWhatHalvingWouldHaveDone(long seed) {
        StudyPlan plan = StudyPlan.randomSearch(Studies.SPACE, seed, 9);
        StudyResult complete = run("complete", plan, OBJECTIVE, 20);
        StudyResult halved = run("halved", plan.with(Studies.HALVING), OBJECTIVE, 20);
        assertThat(complete.prunedBy(Studies.HALVING)).isEqualTo(halved).isNotEqualTo(complete);
        assertThat(complete.prunedBy(Pruner.none())).isEqualTo(complete);
    }

    @Test
    void askingForMoreTrialsLaterGivesWhatAskingForAllAtOnceGives() {
        run("extended", PLAN, OBJECTIVE, 5);
        assertThat(run("extended", PLAN, OBJECTIVE, 12)).isEqualTo(run("whole", PLAN, OBJECTIVE, 12));
    }

    @Test
    void aHaltonSearchIsTheSameForAnyNumberOfWorkersAndCanBeExtended() {
        StudyPlan halton = PLAN.with(Sampler.halton());
        run("extended", halton, OBJECTIVE, 5);
        assertThat(run("extended", halton, OBJECTIVE, 12))
                .isEqualTo(run("whole", halton, OBJECTIVE, 12))
                .isEqualTo(Studies.run(folder.resolve("three"), halton, OBJECTIVE, 12, 3))
                .isNotEqualTo(run("random", PLAN, OBJECTIVE, 12));
    }

    @Test
    void aHalvingCannotBeExtended() {
        run("study", HALVING, OBJECTIVE, 9);
        assertThatThrownBy(() -> run("study", HALVING, OBJECTIVE, 27))
                .isInstanceOf(UserException.class)
                .hasMessage("This study has 9 trials, and successive halving compares all of them with each other: ask"
                        + " for 9 again, or start a new study with 27 in another folder.");
    }

    @Test
    void aGridHasOnlySoManyTrials() {
        StudyPlan grid = PLAN.with(Sampler.centredGrid(4));
        assertThat(run("grid", grid, OBJECTIVE, 4).trials())
                .extracting(t -> t.parameters().number("x"))
                .containsExactly(0.125, 0.375, 0.625, 0.875);
        assertThatThrownBy(() -> run("grid", grid, OBJECTIVE, 5))
                .isInstanceOf(UserException.class)
                .hasMessage("This grid has 4 trials, not 5: ask for at most 4, or make the grid finer.");
        assertThatThrownBy(() -> run("grid", grid, OBJECTIVE, 0)).isInstanceOf(UserException.class);
    }

    @Test
    void progressCountsRungsAndKnowsTheBestSoFar() {
        List<SearchProgress> reports = new ArrayList<>();
        try (Study study = Study.open(folder, HALVING, OBJECTIVE, Studies.data());
                TrialExecutor executor = new LocalExecutor(OBJECTIVE, Studies.data(), 2)) {
            StudyResult result = new Search(study, executor, reports::add).run(9);
            SearchProgress last = reports.get(reports.size() - 1);
            assertThat(last).isEqualTo(new SearchProgress(9 + 3 + 1, 9 + 3 + 1, result.best()));
        }
        assertThat(reports.get(0).done()).isZero();
        assertThat(reports.get(0).best()).isEmpty();
        assertThat(reports).extracting(SearchProgress::done).isSorted();
        assertThat(reports).extracting(SearchProgress::total).containsOnly(13);
    }
}
