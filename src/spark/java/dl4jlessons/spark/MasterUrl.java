package dl4jlessons.spark;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Spark application gets its executors.
 *
 * @param url as Spark writes it
 */
record MasterUrl(String url) {
    private static final Pattern LOCAL_CLUSTER =
            Pattern.compile("local-cluster\\[\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,6})\\s*]");
    private static final Pattern STANDALONE = Pattern.compile("spark://([^:,/\\s]+:\\d{1,5}(,[^:,/\\s]+:\\d{1,5})*)");
    private static final Pattern OTHERS = Pattern.compile("yarn|k8s://.+");
    private static final int CONNECT_MILLIS = 5_000;
    private static final int LAST_PORT = 65_535;

    /**
     * Checks what can be checked without Spark.
     *
     * @throws UserException if it is none, or nobody listens there
     */
    void check() {
        if (isLocalCluster()) {
            requireHome();
        } else if (STANDALONE.matcher(url).matches()) {
            requireSomebodyListens();
        } else if (!OTHERS.matcher(url).matches()) {
            throw UserException.wrongUsage("--master " + url + " is no master that trains in other processes: write"
                    + " spark://HOST:PORT, or local-cluster[PROCESSES,CORES,MEGABYTES] for processes on this machine.");
        }
    }

    /** Processes that Spark starts on this machine, and ends. */
    boolean isLocalCluster() {
        return LOCAL_CLUSTER.matcher(url).matches();
    }

    /** A master that this project or Spark's scripts start; others see to their security by themselves. */
    boolean isStandalone() {
        return STANDALONE.matcher(url).matches();
    }

    /** Megabytes of each worker of a local cluster. */
    OptionalInt workerMemory() {
        Matcher local = LOCAL_CLUSTER.matcher(url);
        return local.matches() ? OptionalInt.of(Integer.parseInt(local.group(3))) : OptionalInt.empty();
    }

    /** Executors of local clusters are started from an installation of Spark, or from what looks like one. */
    static void requireHome() {
        boolean jars = Optional.ofNullable(System.getenv("SPARK_HOME"))
                .filter(home -> Files.isDirectory(Path.of(home, "jars")))
                .isPresent();
        if (!jars || System.getenv("SPARK_SCALA_VERSION") == null) {
            throw UserException.wrongUsage("Spark finds no jars to start processes from: SPARK_HOME and"
                    + " SPARK_SCALA_VERSION have to be set, which mvn -q -Pspark \"-Dexec.args=…\" does.");
        }
    }

    private void requireSomebodyListens() {
        Matcher standalone = STANDALONE.matcher(url);
        List<String> addresses =
                standalone.matches() ? List.of(standalone.group(1).split(",")) : List.of();
        if (addresses.stream().noneMatch(MasterUrl::listens)) {
            throw UserException.failed("Nobody listens at " + url
                    + ": start a master there, or write the address that its first lines show.");
        }
    }

    private static boolean listens(String address) {
        int colon = address.lastIndexOf(':');
        int port = Integer.parseInt(address.substring(colon + 1));
        if (port > LAST_PORT) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.substring(0, colon), port), CONNECT_MILLIS);
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
