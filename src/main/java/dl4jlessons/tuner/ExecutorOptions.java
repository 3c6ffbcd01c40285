package dl4jlessons.tuner;

import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Cluster;
import dl4jlessons.search.LocalExecutor;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import picocli.CommandLine.Option;

/** Where trials are trained: on threads of this process, or on a cluster if the libraries for it are there. */
final class ExecutorOptions {
    @Option(
            names = "--executor",
            paramLabel = "WHERE",
            defaultValue = "threads",
            description = {
                "Where trials are trained (${DEFAULT-VALUE}); values do not depend on it:",
                "threads: in this process",
                "spark: on Apache Spark, with Maven's profile spark"
            })
    private Kind kind;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Of the cluster: spark://HOST:PORT, or local-cluster[PROCESSES,CORES,MEGABYTES] on this machine.")
    private Optional<String> master = Optional.empty();

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "Java's memory of each process of the cluster that trains (1024).")
    private Optional<Integer> memory = Optional.empty();

    @Option(names = "--conf", paramLabel = "KEY=VALUE", description = "One of Spark's own settings; may be repeated.")
    private Map<String, String> properties = Map.of();

    /** What can be asked for. */
    private enum Kind {
        THREADS,
        SPARK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Where trials will be trained, checked as far as can be before anything is read or written.
     *
     * @param workers trials to be trained at once, if not as many as there is room for
     */
    Workplace workplace(Optional<Integer> workers, boolean withDashboard) {
        check(withDashboard);
        if (kind == Kind.THREADS) {
            int threads = workers.orElseGet(() -> Runtime.getRuntime().availableProcessors());
            return (search, watch, problem) -> new LocalExecutor(
                    search.objective().watchedBy(watch), search.data().tuning(), threads);
        }
        Cluster.Connector connector = cluster().at(new Cluster.Settings(master, workers, memory, properties));
        return (search, watch, problem) ->
                connector.connect(search.recipe(), search.data().tuning(), problem);
    }

    private void check(boolean withDashboard) {
        if (kind == Kind.THREADS && (master.isPresent() || memory.isPresent() || !properties.isEmpty())) {
            throw UserException.wrongUsage("--master, --memory and --conf belong to a cluster: add --executor spark.");
        }
        if (kind == Kind.SPARK && withDashboard) {
            throw UserException.wrongUsage("--dashboard shows trials that are trained in this process: leave it out"
                    + " with --executor spark, whose own page shows what runs where.");
        }
    }

    private Cluster cluster() {
        return ServiceLoader.load(Cluster.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(cluster -> cluster.name().equals(kind.toString()))
                .findFirst()
                .orElseThrow(
                        () -> UserException.wrongUsage(
                                "--executor spark needs Apache Spark, which is not part of"
                                        + " this installation: run mvn -q -Pspark \"-Dexec.args=search run --executor spark …\" instead."));
    }
}
