package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash can end the journal anywhere: whatever is left of it, the study must end the same. */
class CutJournalTest {
    private static final int TRIALS = 3;
    private static final StudyPlan PLAN =
            StudyPlan.randomSearch(Studies.SPACE, 7, 2).with(Studies.HALVING);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @TempDir
    Path folder;

    private StudyResult run() {
        Objective objective = new SyntheticObjective(0, 0.4);
        try (Study study = Study.open(folder, PLAN, Studies.header(PLAN), OnMismatch.REFUSE, Studies.QUICK);
                TrialExecutor executor = new CallingThread(objective, Studies.data())) {
            return new Search(study, executor, SearchListener.NONE).run(TRIALS);
        }
    }

    @Test
    void aStudyCutAtAnyByteEndsLikeAnUndisturbedOne() throws IOException {
        StudyResult undisturbed = run();
        assertThat(undisturbed.count(TrialState.DIVERGED)).isPositive();
        assertThat(undisturbed.count(TrialState.PRUNED)).isPositive();
        Path journal = folder.resolve(Study.JOURNAL);
        byte[] whole = Files.readAllBytes(journal);
        for (int length = 0; length < whole.length; length++) {
            Files.write(journal, Arrays.copyOf(whole, length));
            assertThat(run()).as("cut after %d bytes", length).isEqualTo(undisturbed);
        }
    }
}
