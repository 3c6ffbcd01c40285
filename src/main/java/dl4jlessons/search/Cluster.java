package dl4jlessons.search;

import dl4jlessons.data.TrainValidationData;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A way to train trials on other machines. Implementations need libraries that not everybody wants, and are found by
 * {@link java.util.ServiceLoader} where they are installed.
 */
public interface Cluster {
    /** What people call it, in small letters. */
    String name();

    /**
     * Checks what can be checked before anything is read or written: that the settings make sense, and that somebody
     * listens where they point to.
     *
     * @throws dl4jlessons.runtime.UserException if not
     */
    Connector at(Settings settings);

    /** Leads to the workers, by settings that were checked. */
    @FunctionalInterface
    interface Connector {
        /**
         * Checks the rest, sends the data to the workers, and returns when they can begin.
         *
         * @param problem is told what goes wrong later and is put right without the user
         * @throws dl4jlessons.runtime.UserException if the cluster cannot be reached any longer, or cannot train these trials
         */
        TrialExecutor connect(ObjectiveRecipe recipe, TrainValidationData data, Consumer<String> problem);
    }

    /**
     * What to ask of a cluster.
     *
     * @param master where it is, in its own notation
     * @param workers how many trials may be trained at once, if not as many as there is room for
     * @param memory of each process that trains, in megabytes
     * @param properties the cluster's own settings, by name
     */
    record Settings(
            Optional<String> master,
            Optional<Integer> workers,
            Optional<Integer> memory,
            Map<String, String> properties) {}
}
