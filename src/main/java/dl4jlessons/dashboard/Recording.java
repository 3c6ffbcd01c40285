package dl4jlessons.dashboard;

import dl4jlessons.training.TrainingObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.ui.api.UIServer;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;

/**
 * Records the networks of one lesson or study while they train, and keeps the recording in a file when it is done. Any
 * thread may ask for listeners.
 */
public final class Recording implements TrainingObserver {
    /** More would fill the memory and nobody would look at them; the first that are asked for are recorded. */
    public static final int MAX_NETWORKS = 20;

    private final Subject subject;
    private final Path folder;
    private final LiveView view;
    private final SessionNames names = new SessionNames();
    private final List<NetworkRecording> networks = new ArrayList<>();

    private Recording(Subject subject, Path folder, LiveView view) {
        this.subject = subject;
        this.folder = folder;
        this.view = view;
    }

    /**
     * Records and shows.
     *
     * @param subject the lesson or study
     * @param folder where the recording will be kept; made when needed
     * @param dashboard shows each network as soon as it trains
     */
    public static Recording shown(Subject subject, Path folder, DashboardServer dashboard) {
        return new Recording(subject, folder, dashboard);
    }

    /** Records without a dashboard. */
    public static Recording unseen(Subject subject, Path folder) {
        return new Recording(subject, folder, LiveView.NONE);
    }

    @Override
    public synchronized List<TrainingListener> listeners(String variant, long seed, int everyIterations) {
        if (networks.size() == MAX_NETWORKS) {
            return List.of();
        }
        NetworkRecording network = new NetworkRecording(names.name(subject, variant, seed), everyIterations, view);
        networks.add(network);
        return List.of(network.listener());
    }

    @Override
    public Optional<UIServer> uiServer() {
        return view == LiveView.NONE ? Optional.empty() : Optional.of(UIServer.getInstance());
    }

    /**
     * Keeps the recording of the lesson, which is over, in place of an earlier one. The dashboard then shows the file,
     * and the memory is free for the next lesson. A lesson that asked for no listeners has trained nothing new, as when
     * it found a finished search: then the earlier recording is still the one to look at.
     *
     * @throws dl4jlessons.runtime.UserException if the folder cannot be written to
     */
    public synchronized void save() {
        List<StatsStorage> trained = Stream.concat(
                        networks.stream().map(NetworkRecording::finish), attachedByTheLesson())
                .filter(records -> !records.listSessionIDs().isEmpty())
                .distinct()
                .toList();
        if (trained.isEmpty() && networks.isEmpty()) {
            return;
        }
        RecordingFile file = RecordingFile.of(folder, subject.name());
        file.write(trained);
        if (!trained.isEmpty()) {
            view.replace(trained, file::open);
        }
        networks.clear();
    }

    /** What a lesson showed by itself, in DL4J's own way, is kept as well. */
    private Stream<StatsStorage> attachedByTheLesson() {
        return uiServer().stream()
                .flatMap(server -> server.getStatsStorageInstances().stream())
                .filter(InMemoryStatsStorage.class::isInstance);
    }
}
