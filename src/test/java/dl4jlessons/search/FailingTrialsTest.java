package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of trials that throw or diverge, and of studies that consist of them. */
class FailingTrialsTest {
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
    void anExceptionIsRecordedAndTheRungTriedAgain() {
        FlakyObjective twice = new FlakyObjective(trial -> trial == 3, Trial.RETRIES);
        Trial trial = run("flaky", PLAN, twice, 6).trials().get(3);
        assertThat(twice.attempts(3)).isEqualTo(3);
        assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
        assertThat(trial.failures()).isEqualTo(2);
        assertThat(trial.message()).isEqualTo("attempt 2");
        assertThat(trial.curve())
                .isEqualTo(run("sound", PLAN, OBJECTIVE, 6).trials().get(3).curve());
    }

    @Test
    void aTrialThatAlwaysThrowsFailsAndTheOthersGoOn() {
        FlakyObjective always = new FlakyObjective(trial -> trial == 3, Integer.MAX_VALUE);
        StudyResult result = run("flaky", HALVING, always, 9);
        assertThat(always.attempts(3)).isEqualTo(3);
        assertThat(result.trials().get(3).state()).isEqualTo(TrialState.FAILED);
        assertThat(result.leaderboard())
                .extracting(s -> s.trial().number())
                .hasSizeGreaterThan(5)
                .doesNotContain(3);
        assertThat(result.count(TrialState.FAILED)).isEqualTo(1);
    }

    @Test
    void severalFailuresInARowStopTheStudy() {
        FlakyObjective always = new FlakyObjective(trial -> trial >= 2, Integer.MAX_VALUE);
        assertThatThrownBy(() -> run("broken", PLAN, always, 20))
                .isInstanceOf(UserException.class)
                .hasMessage("5 trials in a row failed, the last one with \"attempt 3\":"
                        + " put that right, then start a new study, or run this one again to go on with the trials that"
                        + " are left.");
        StudyResult stopped = Study.read(folder.resolve("broken"));
        assertThat(stopped.trials())
                .extracting(Trial::state)
                .startsWith(
                        TrialState.COMPLETE,
                        TrialState.COMPLETE,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.PENDING);
    }

    @Test
    void aStudyInWhichAllDivergeEndsWithASentence() {
        for (StudyPlan plan : List.of(PLAN, HALVING.with(Pruner.successiveHalving(3, 2)))) {
            assertThatThrownBy(() -> run(plan.pruner().description(), plan, new SyntheticObjective(0, -1), 6))
                    .isInstanceOf(UserException.class)
                    .hasMessage("None of the 6 trials can be called the best: 6 diverged and 0 failed; search smaller"
                            + " learning rates or initial weights in a new study.");
        }
    }

    @Test
    void aStudyInWhichAllFailNamesTheReason() {
        assertThatThrownBy(() -> run("failing", PLAN, new FlakyObjective(trial -> true, Integer.MAX_VALUE), 3))
                .isInstanceOf(UserException.class)
                .hasMessage("None of the 3 trials can be called the best: 0 diverged and 3 failed; trial 0 with:"
                        + " attempt 3");
    }

    @Test
    void anErrorOfTheVirtualMachineIsAFailureToo() {
        Objective tooLarge = new Objective() {
            @Override
            public RungResult train(TrainValidationData data, RungTask task) throws Exception {
                if (task.trial() == 1) {
                    throw new OutOfMemoryError("Cannot allocate");
                }
                return OBJECTIVE.train(data, task);
            }

            @Override
            public String fingerprint(SearchSpace space) {
                return "too large";
            }
        };
        Trial trial = run("large", PLAN, tooLarge, 3).trials().get(1);
        assertThat(trial.state()).isEqualTo(TrialState.FAILED);
        assertThat(trial.message()).isEqualTo("not enough memory (Cannot allocate)");
    }
}
