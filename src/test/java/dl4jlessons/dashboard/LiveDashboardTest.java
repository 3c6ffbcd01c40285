package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages are given while lessons train, diverge, end and are run again. */
class LiveDashboardTest {
    private static final String SELECTED = "/train/sessions/current";
    private static final String ALL = "/train/sessions/info";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private DashboardServer dashboard;
    private Recording recording;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @BeforeEach
    void startDashboard() {
        dashboard = Pages.startServer();
        recording = Recording.shown(Subject.of("lesson"), folder, dashboard);
    }

    @AfterEach
    void stopDashboard() {
        dashboard.close();
    }

    @Test
    void listsSessionsByName() {
        for (String variant : List.of("tanh", "Xavier", "He", "b", "a")) {
            train(recording, variant, 2);
        }

        assertThat(Pages.get(dashboard, ALL)).containsSubsequence("· a ·", "· b ·", "· He ·", "· tanh ·", "· Xavier ·");
    }

    @Test
    void goesOnShowingTheSelectedSessionWhenAnotherDiverges() throws InterruptedException {
        train(recording, "calm", 2);
        SmallTraining steep = new SmallTraining(SmallTraining.OVERFLOWING_RATE, recording.listeners("steep", 1, 1));
        steep.train(1);
        select("lesson · steep · seed 1");
        select("lesson · calm · seed 1");

        steep.train(1);

        assertThat(Pages.get(dashboard, SELECTED)).isEqualTo("lesson · calm · seed 1");
        assertThat(Pages.get(dashboard, ALL))
                .contains("\"lesson · steep · seed 1 · DIVERGED at iteration 2\"")
                .doesNotContain("\"lesson · steep · seed 1\"");
    }

    @Test
    void followsTheSelectedSessionToItsNewNameWhenItDiverges() throws InterruptedException {
        SmallTraining steep = new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("steep", 1, 1));
        steep.train(3);
        train(recording, "newest", 2);
        select("lesson · newest · seed 1");
        select("lesson · steep · seed 1");

        steep.network.setLearningRate(SmallTraining.OVERFLOWING_RATE);
        steep.train(2);

        assertThat(Pages.get(dashboard, SELECTED)).isEqualTo("lesson · steep · seed 1 · DIVERGED at iteration 5");
    }

    @Test
    void showsTheSameRecordsFromTheFileWhenTheLessonIsOver() throws InterruptedException {
        train(recording, "first", 7);
        train(recording, "second", 3);
        select("lesson · first · seed 1");

        recording.save();

        assertThat(Pages.get(dashboard, SELECTED)).isEqualTo("lesson · first · seed 1");
        assertThat(Pages.get(dashboard, "/train/overview/data")).contains("\"scoresIter\" : [ 0, 1, 2, 3, 4, 5, 6 ]");
    }

    @Test
    void showsANewRunInPlaceOfAnEarlierOne() throws InterruptedException {
        train(recording, "variant", 3);
        recording.save();

        train(Recording.shown(Subject.of("lesson"), folder, dashboard), "variant", 5);

        select("lesson · variant · seed 1");
        assertThat(Pages.get(dashboard, "/train/overview/data")).contains("\"scoresIter\" : [ 0, 1, 2, 3, 4 ]");
    }

    private static void train(Recording recording, String variant, int iterations) {
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners(variant, 1, 1)).train(iterations);
    }

    /** Selects a session as soon as the server has noticed it, which takes DL4J half a second. */
    private void select(String session) throws InterruptedException {
        SelectedSession selected = new SelectedSession(dashboard.address());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!selected.select(session)) {
            assertThat(System.nanoTime())
                    .as("the server never noticed %s", session)
                    .isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
