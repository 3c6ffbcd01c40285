package dl4jlessons.spark;

import dl4jlessons.runtime.UserException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Who may send work: on one machine everybody there, over a network only who knows the secret. */
final class Secret {
    /** Environment variable with what master, workers and driver have in common. */
    static final String VARIABLE = "DL4J_LESSONS_SECRET";

    private static final int RANDOM_BYTES = 32;

    private Secret() {}

    /** The address at which this machine's part of a cluster listens. */
    static String host() {
        return Optional.ofNullable(System.getenv("SPARK_LOCAL_IP")).orElse("127.0.0.1");
    }

    /**
     * Spark's settings for a process that listens at an address.
     *
     * @throws UserException if others can reach the address, and no secret is set
     */
    static Map<String, String> settings(String host) {
        Optional<String> secret = Optional.ofNullable(System.getenv(VARIABLE)).filter(s -> !s.isBlank());
        if (secret.isEmpty() && !isLoopback(host)) {
            throw UserException.wrongUsage(
                    "Others can reach " + host + ", and whoever reaches a Spark process can make it"
                            + " run anything: set the environment variable " + VARIABLE
                            + " to the same long random text for master, workers and search.");
        }
        return secret.map(Secret::authenticated).orElse(Map.of());
    }

    /** For processes that one process starts, and that only it may talk to. */
    static Map<String, String> ofOneProcess() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return authenticated(HexFormat.of().formatHex(random));
    }

    private static Map<String, String> authenticated(String secret) {
        return Map.of(
                "spark.authenticate", "true",
                "spark.authenticate.secret", secret,
                "spark.network.crypto.enabled", "true");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw UserException.wrongUsage(host + " is no address of this machine: set SPARK_LOCAL_IP to one.");
        }
    }
}
