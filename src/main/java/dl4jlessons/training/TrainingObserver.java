package dl4jlessons.training;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.deeplearning4j.ui.api.UIServer;

/** Lets people watch networks while they train; the dashboard is one. */
@FunctionalInterface
public interface TrainingObserver {
    /** Watches nothing, for tests. */
    TrainingObserver NONE = (variant, seed, everyIterations) -> List.of();

    /**
     * Listeners for one network.
     *
     * @param variant the network's name
     * @param seed its seed
     * @param everyIterations how often to record; each record costs about as much as three iterations of a small network
     * @return what to pass to {@code network.setListeners}; empty if this network is not among the watched ones
     */
    List<TrainingListener> listeners(String variant, long seed, int everyIterations);

    /** DL4J's own server, for code that attaches a storage itself; empty where no dashboard runs. */
    default Optional<UIServer> uiServer() {
        return Optional.empty();
    }
}
