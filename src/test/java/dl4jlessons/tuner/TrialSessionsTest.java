package dl4jlessons.tuner;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.runtime.Nd4jRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSessionsTest {
    private static final int PORT = 9760;

    @TempDir
    Path study;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void aTrialThatGoesOnKeepsItsSession() {
        try (DashboardServer server = DashboardServer.start(DashboardServer.LOOPBACK, PORT);
                TrialSessions sessions = TrialSessions.on(Optional.of(server), study, 7)) {
            List<TrainingListener> first = sessions.listeners("trial 0", 11, 5);

            assertThat(first).hasSize(1);
            assertThat(sessions.listeners("trial 0", 11, 5)).isEqualTo(first);
            assertThat(sessions.listeners("trial 1", 12, 5)).doesNotContainAnyElementsOf(first);
        }
    }

    @Test
    void withoutDashboardNothingIsRecorded() {
        try (TrialSessions sessions = TrialSessions.on(Optional.empty(), study, 7)) {
            assertThat(sessions.listeners("trial 0", 11, 5)).isEmpty();
        }
        assertThat(study).isEmptyDirectory();
    }
}
