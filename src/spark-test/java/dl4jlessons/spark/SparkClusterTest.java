package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Cluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, and how, before anything is trained. */
class SparkClusterTest {
    private static final Inspection.Report HERE = new Inspection.Report("driver", "3.5.9", 1, true, "");

    private static Cluster.Settings settings(String master, Optional<Integer> memory) {
        return new Cluster.Settings(Optional.of(master), Optional.of(3), memory, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "here",
                "local",
                "local[2]",
                "spark://",
                "spark://host",
                "spark://host:port",
                "local-cluster[2,1]"
            })
    void whatIsNoMasterIsRefused(String master) {
        assertThatThrownBy(() -> SparkCluster.conf(settings(master, Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is no master that trains in other processes")
                .matches(e -> ((UserException) e).exitCode() == UserException.WRONG_USAGE);
    }

    @Test
    void aMasterWhereNobodyListensIsNamed() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThatCode(() -> SparkCluster.conf(settings("spark://127.0.0.1:" + port, Optional.empty())))
                    .doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> SparkCluster.conf(settings("spark://127.0.0.1:" + port, Optional.empty())))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Nobody listens at spark://127.0.0.1:" + port)
                .matches(e -> ((UserException) e).exitCode() == UserException.FAILED);
    }

    @Test
    void tooLittleMemoryIsRefused() {
        assertThatThrownBy(() -> SparkCluster.conf(settings("local-cluster[1,1,300]", Optional.empty())))
                .hasMessageContaining("An executor of 300 MB is too small");
        assertThatThrownBy(() -> SparkCluster.conf(settings("local-cluster[1,1,600]", Optional.of(700))))
                .hasMessageContaining("does not fit into the 600 MB");
    }

    @Test
    void aLocalClusterIsClosedToOthers() {
        SparkConf conf = SparkCluster.conf(settings("local-cluster[2,1,600]", Optional.empty()));
        assertThat(conf.get("spark.executor.memory")).isEqualTo("600m");
        assertThat(conf.get("spark.cores.max")).isEqualTo("3");
        assertThat(conf.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
        assertThat(conf.get("spark.authenticate.secret")).hasSize(64);
    }

    @Test
    void anAddressThatOthersReachNeedsASecret() {
        assertThat(Secret.settings("127.0.0.1")).isEmpty();
        assertThatThrownBy(() -> Secret.settings("0.0.0.0"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("set the environment variable DL4J_LESSONS_SECRET");
    }

    @Test
    void aSecretThatTheClusterHasIsKept() throws IOException {
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SparkConf conf = SparkCluster.conf(new Cluster.Settings(
                    Optional.of("spark://127.0.0.1:" + master.getLocalPort()),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(
                            "spark.authenticate", "true",
                            "spark.authenticate.secret", "of the cluster",
                            "spark.driver.host", "0.0.0.0")));

            assertThat(conf.get("spark.authenticate.secret")).isEqualTo("of the cluster");
        }
    }

    @ParameterizedTest
    @CsvSource({"11, false", "17, true", "21, true", "25, false"})
    void onlySomeJavasRunSpark(int version, boolean runs) {
        if (runs) {
            assertThatCode(() -> SparkCluster.checkJava(version)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> SparkCluster.checkJava(version)).hasMessageContaining("set JAVA_HOME to a JDK 17");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.UnsupportedClassVersionError: dl4jlessons, a Java older than 17",
        "java.lang.ClassNotFoundException: dl4jlessons.spark.TrainRung, lack classes",
        "java.lang.ClassCastException: cannot assign instance of java.lang.invoke.SerializedLambda, lack classes",
        "java.io.InvalidClassException: org.apache, another version of Spark",
        "something else, could not run a first task: something else"
    })
    void whyAFirstTaskFailedIsSaid(String message, String sentence) {
        assertThat(SparkCluster.whyInspectionFailed(message)).contains(sentence);
    }

    @Test
    void aFirstTaskWithoutAnAnswerIsGivenUp() {
        CompletableFuture<String> dropped = new CompletableFuture<>();
        assertThatThrownBy(() -> SparkCluster.answer(dropped, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("gave no answer within 1 seconds")
                .hasMessageContaining("another version of Spark")
                .matches(e -> ((UserException) e).exitCode() == UserException.FAILED);
        assertThat(dropped).isCancelled();

        assertThat(SparkCluster.answer(CompletableFuture.completedFuture("here"), 1))
                .isEqualTo("here");
        assertThatThrownBy(() -> SparkCluster.answer(
                        CompletableFuture.failedFuture(new SparkException("java.io.InvalidClassException: x")), 1))
                .hasMessageContaining("start the workers from the same jars");
    }

    @Test
    void anExecutorThatDiffersIsRefused() {
        assertThatCode(() -> SparkCluster.check(HERE, new Inspection.Report("1", "3.5.9", 1, false, "")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SparkCluster.check(HERE, new Inspection.Report("1", "3.5.1", 1, true, "")))
                .hasMessage("Executor 1 runs Spark 3.5.1, this search 3.5.9: use workers of the same version.");
        assertThatThrownBy(() -> SparkCluster.check(HERE, new Inspection.Report("1", "3.5.9", 2, true, "")))
                .hasMessageContaining("has other classes of this project");
        assertThatThrownBy(() -> SparkCluster.check(HERE, new Inspection.Report("1", "3.5.9", 1, true, "No room.")))
                .hasMessage("Executor 1 cannot train: No room.");
    }
}
