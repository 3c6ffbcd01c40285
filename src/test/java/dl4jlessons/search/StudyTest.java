package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {
    private static final StudyPlan PLAN = Studies.plan();
    private static final Objective OBJECTIVE = SyntheticObjective.quick();

    @TempDir
    Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void aSecondDriverIsRefusedWhileReadersAreWelcome() {
        Study first = Study.open(folder, PLAN, OBJECTIVE, Studies.data());
        try (first) {
            assertThatThrownBy(() -> Study.open(folder, PLAN, OBJECTIVE, Studies.data()))
                    .isInstanceOf(UserException.class)
                    .hasMessage("Another search is running in " + folder
                            + ": wait until it has ended, or choose another folder.");
            assertThat(Study.read(folder).trials()).isEmpty();
        }
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
    }

    @Test
    void testDataIsUsedOnce() {
        Studies.run(folder, PLAN, OBJECTIVE, 3, 1);
        try (Study study = Study.open(folder, PLAN, OBJECTIVE, Studies.data())) {
            assertThat(study.result().testUse()).isEmpty();
            assertThat(study.testOnce(() -> new TestUse(1, 0.75, 300)).accuracy())
                    .isEqualTo(0.75);
        }
        try (Study study = Study.open(folder, PLAN, OBJECTIVE, Studies.data())) {
            TestUse again = study.testOnce(() -> {
                throw new AssertionError("the test data must not be used again");
            });
            assertThat(again).isEqualTo(new TestUse(1, 0.75, 300));
            assertThat(again.standardError()).isEqualTo(0.025);
        }
        assertThat(Study.read(folder).testUse()).contains(new TestUse(1, 0.75, 300));
    }

    @Test
    void aFullDiskStopsTheSearchWithASentenceAndTheStudyGoesOnLater() {
        StudyResult undisturbed = Studies.run(folder.resolve("undisturbed"), PLAN, OBJECTIVE, 6, 1);
        int[] room = {3000};
        DiskWriter small = (channel, bytes) -> {
            boolean fits = bytes.limit() <= room[0];
            room[0] -= channel.write(fits ? bytes : bytes.limit(room[0]));
            if (!fits) {
                throw new IOException("No space left on device");
            }
        };
        StudyHeader header = PLAN.header(OBJECTIVE, Studies.data());
        try (Study study = Study.open(folder, PLAN, header, OnMismatch.REFUSE, small);
                TrialExecutor executor = new CallingThread(OBJECTIVE, Studies.data())) {
            assertThatThrownBy(() -> new Search(study, executor, SearchListener.NONE).run(6))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("(No space left on device)")
                    .extracting(e -> ((UserException) e).exitCode())
                    .isEqualTo(UserException.FAILED);
        }
        assertThat(Study.read(folder).count(TrialState.COMPLETE)).isBetween(1L, 5L);
        assertThat(folder.resolve("journal.jsonl.torn")).doesNotExist();
        assertThat(Studies.run(folder, PLAN, OBJECTIVE, 6, 1)).isEqualTo(undisturbed);
    }

    @Test
    void aCheckpointThatCannotBeWrittenStopsTheSearchWithASentence() throws IOException {
        Files.writeString(folder.resolve("checkpoints"), "a file in the way");
        assertThatThrownBy(() -> Studies.run(folder, PLAN.with(Studies.HALVING), OBJECTIVE, 6, 1))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Cannot write " + folder.resolve("checkpoints"))
                .hasMessageContaining("a file of that name is in the way");
        assertThat(Study.read(folder).trials()).hasSize(6);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsReported() throws IOException {
        Path file = Files.writeString(folder.resolve("studies"), "");
        assertThatThrownBy(() -> Study.open(file, PLAN, OBJECTIVE, Studies.data()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Cannot write " + file + " (a file of that name is in the way)");
    }

    @Test
    void aFolderWithoutWritePermissionIsReported() {
        folder.toFile().setWritable(false);
        // the administrator may write anywhere
        assumeThat(Files.isWritable(folder)).isFalse();
        assertThatThrownBy(() -> Study.open(folder, PLAN, OBJECTIVE, Studies.data()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Cannot write " + folder + " (permission denied)")
                .extracting(e -> ((UserException) e).exitCode())
                .isEqualTo(UserException.FAILED);
    }

    @Test
    void readingAFolderWithoutAStudyIsReported() {
        assertThat(Study.exists(folder)).isFalse();
        assertThatThrownBy(() -> Study.read(folder))
                .isInstanceOf(UserException.class)
                .hasMessage("There is no study in " + folder + ": run a search there first.");
        Study.open(folder, PLAN, OBJECTIVE, Studies.data()).close();
        assertThat(Study.exists(folder)).isTrue();
    }
}
