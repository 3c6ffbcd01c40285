package dl4jlessons.tuner;

import dl4jlessons.dashboard.DashboardServer;
import dl4jlessons.dashboard.RecordedRuns;
import dl4jlessons.dashboard.Recording;
import dl4jlessons.dashboard.Subject;
import dl4jlessons.training.TrainingObserver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.deeplearning4j.optimize.api.TrainingListener;

/** Shows trials in the dashboard, if there is one. A trial that goes on after a pause keeps its session. */
final class TrialSessions implements TrainingObserver, AutoCloseable {
    private final Optional<Recording> recording;
    private final long seed;
    private final Map<String, List<TrainingListener>> listeners = new ConcurrentHashMap<>();

    private TrialSessions(Optional<Recording> recording, long seed) {
        this.recording = recording;
        this.seed = seed;
    }

    /**
     * Sessions of one search.
     *
     * @param study folder in which the recording will be kept
     * @param seed of the search; the trials have seeds of their own, which tell people nothing
     */
    static TrialSessions on(Optional<DashboardServer> dashboard, Path study, long seed) {
        String name = study.getFileName().toString();
        return new TrialSessions(
                dashboard.map(server -> Recording.shown(Subject.of(name), RecordedRuns.folder(study), server)), seed);
    }

    @Override
    public List<TrainingListener> listeners(String trial, long trialSeed, int everyIterations) {
        return recording
                .map(session ->
                        listeners.computeIfAbsent(trial, first -> session.listeners(trial, seed, everyIterations)))
                .orElse(List.of());
    }

    /** Keeps what was recorded; a search that had nothing left to train leaves the earlier recording as it is. */
    @Override
    public void close() {
        if (!listeners.isEmpty()) {
            recording.ifPresent(Recording::save);
        }
    }
}
