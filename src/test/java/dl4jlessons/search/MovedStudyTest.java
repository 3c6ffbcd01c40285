package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.FileUtils;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Other programs get at a study's folder while a search runs in it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows keeps what a program has open from being moved or deleted")
class MovedStudyTest {
    private static final int TRIALS = 9;
    private static final int STRUCK_IN_RUNG = 6;
    private static final StudyPlan PLAN = Studies.plan().with(Studies.HALVING);
    private static final Objective OBJECTIVE = SyntheticObjective.quick();

    @TempDir
    Path folder;

    private Path study;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Trains as usual, but in the midst of one rung something happens to the folder. */
    private Objective struckBy(Fault fault) {
        int[] rungs = {0};
        return new Objective() {
            @Override
            public RungResult train(TrainValidationData data, RungTask task) throws Exception {
                if (rungs[0]++ == STRUCK_IN_RUNG) {
                    fault.strike(study);
                }
                return OBJECTIVE.train(data, task);
            }

            @Override
            public String fingerprint(SearchSpace space) {
                return OBJECTIVE.fingerprint(space);
            }
        };
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertStopped(Fault fault) {
        study = folder.resolve("study");
        try (Study open = Studies.open(study, PLAN, OBJECTIVE);
                TrialExecutor executor = new CallingThread(struckBy(fault), Studies.data())) {
            return assertThatThrownBy(() -> new Search(open, executor, SearchListener.NONE).run(TRIALS))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(
                            " was deleted, renamed or changed by another program while the search was running: ");
        }
    }

    private void assertGoesOn(Path place) {
        StudyResult undisturbed = Studies.runQuickly(folder.resolve("undisturbed"), PLAN, OBJECTIVE, TRIALS);
        long done = Study.read(place).trials().stream()
                .filter(trial -> trial.epochs() > 0)
                .count();
        assertThat(done).isEqualTo(STRUCK_IN_RUNG);
        assertThat(Studies.runQuickly(place, PLAN, OBJECTIVE, TRIALS)).isEqualTo(undisturbed);
    }

    @Test
    void aFolderThatIsDeletedIsNotMadeAgain() {
        assertStopped(struck -> FileUtils.deleteDirectory(struck.toFile()));
        assertThat(study).doesNotExist();
    }

    @Test
    void aFolderThatIsRenamedHoldsAllThatHadEnded() {
        Path renamed = folder.resolve("renamed");
        assertStopped(struck -> Files.move(struck, renamed));
        assertThat(study).doesNotExist();
        assertGoesOn(renamed);
    }

    @Test
    void aFolderThatIsReplacedByACopyOfItselfIsNotWrittenTo() {
        Path aside = folder.resolve("aside");
        assertStopped(struck -> {
            Files.move(struck, aside);
            FileUtils.copyDirectory(aside.toFile(), struck.toFile());
        });
        assertGoesOn(study);
    }

    @Test
    void aLockThatIsDeletedCouldBeTakenByOthers() {
        assertStopped(struck -> Files.delete(struck.resolve("driver.lock")))
                .hasMessageStartingWith(
                        folder.resolve("study").resolve("driver.lock").toString());
        assertGoesOn(study);
    }

    @Test
    void aJournalThatOthersWroteToIsNotWrittenTo() throws IOException {
        assertStopped(struck -> Files.writeString(struck.resolve(Study.JOURNAL), "{", StandardOpenOption.APPEND))
                .hasMessageStartingWith(
                        folder.resolve("study").resolve(Study.JOURNAL).toString());
        assertGoesOn(study);
    }

    @Test
    void theTestDataIsNotUsedForAStudyThatIsGone() {
        study = folder.resolve("study");
        Studies.runQuickly(study, PLAN, OBJECTIVE, TRIALS);
        try (Study open = Studies.open(study, PLAN, OBJECTIVE)) {
            FileUtils.deleteQuietly(study.toFile());
            assertThatThrownBy(() -> open.testOnce(() -> {
                        throw new AssertionError("the test data must not be used where this cannot be recorded");
                    }))
                    .isInstanceOf(UserException.class);
        }
    }
}
