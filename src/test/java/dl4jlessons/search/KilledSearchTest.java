package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches in child processes that are killed without warning, as by {@code kill -9} or a power failure. */
class KilledSearchTest {
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @TempDir
    Path folder;

    /** As the children do: other settings of the libraries would round otherwise. */
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /**
     * Kills the search again and again, each time a random number of events and nanoseconds after it began.
     *
     * @param mostEvents so few that the search has them before it comes to what never ends
     */
    private void assertKillingChangesNothing(ChildSearch search, int kills, int mostEvents, long seed)
            throws Exception {
        Random random = new Random(seed);
        Path killed = folder.resolve("killed");
        for (int kill = 0; kill < kills; kill++) {
            int events = events(killed) + 1 + random.nextInt(mostEvents);
            killAfter(events, random.nextLong(LONGEST_PAUSE_NANOS), search.start(killed), killed);
        }
        assertThat(Study.read(killed).trials()).anyMatch(trial -> !trial.state().ended());
        StudyResult undisturbed = search.run(folder.resolve("undisturbed"));
        assertThat(search.run(killed)).isEqualTo(undisturbed);
    }

    private static void killAfter(int events, long nanos, Process child, Path study) throws Exception {
        try {
            awaitEvents(child, study, events);
            TimeUnit.NANOSECONDS.sleep(nanos);
            assertThat(child.isAlive()).as(log(study)).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private static void awaitEvents(Process child, Path study, int events) throws Exception {
        while (child.isAlive() && events(study) < events) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** Counted without reading them: this process must leave the processor to the other. */
    private static int events(Path study) throws IOException {
        return Study.exists(study)
                ? Files.readString(study.resolve(Study.JOURNAL)).split("\n", -1).length - 1
                : 0;
    }

    private static String log(Path study) throws IOException {
        return Files.readString(study.resolveSibling(study.getFileName() + ".log"));
    }

    @Test
    void aSearchThatIsKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
        assertKillingChangesNothing(ChildSearch.WITHOUT_PRUNER, 2, 18, 1);
    }

    @Test
    void aHalvingThatIsKilledAgainAndAgainEndsLikeAnUndisturbedOne() throws Exception {
        assertKillingChangesNothing(ChildSearch.HALVING, 4, 24, 2);
    }

    @Test
    void trainingOfRealNetworksThatIsKilledEndsLikeAnUndisturbedOne() throws Exception {
        assertKillingChangesNothing(ChildSearch.NETWORKS, 2, 11, 3);
    }

    @Test
    void aStudyThatIsOpenedTwiceInOneProcessStaysClosedToOthers() throws Exception {
        ChildSearch search = ChildSearch.WITHOUT_PRUNER;
        Path folderOfStudy = folder.resolve("study");
        try (Study study = Study.open(folderOfStudy, search.plan(), search.objective(), Studies.data())) {
            assertThatThrownBy(() -> search.run(folderOfStudy))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("Another search is running in ");

            assertThat(search.start(folderOfStudy).waitFor()).isNotZero();
            assertThat(folder.resolve("study.log")).content().contains("Another search is running in ");
            assertThat(study.result().trials()).isEmpty();
        }
    }

    @Test
    void aSecondProcessIsRefusedUntilTheFirstIsGone() throws Exception {
        ChildSearch search = ChildSearch.WITHOUT_PRUNER;
        Path study = folder.resolve("study");
        Process first = search.start(study);
        try {
            awaitEvents(first, study, 3);
            assertThatThrownBy(() -> search.run(study))
                    .isInstanceOf(UserException.class)
                    .hasMessage("Another search is running in " + study
                            + ": wait until it has ended, or choose another folder.");
            assertThat(Study.read(study).trials()).hasSize(20);
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(search.run(study).count(TrialState.RUNNING)).isZero();
    }
}
