package dl4jlessons.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What figures were measured on.
 *
 * @param processor its name, as far as the system tells
 * @param cores processors that Java sees
 * @param load programs that were running or waiting on average over the last minute, before anything was measured;
 *     negative where the system does not tell
 */
record Machine(String processor, int cores, String system, String java, String deeplearning4j, double load) {
    private static final String NN_PROPERTIES = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                deeplearning4jVersion(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processorName() {
        return fromProc()
                .or(Machine::fromSysctl)
                .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
                .orElse("unknown processor");
    }

    private static Optional<String> fromProc() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static Optional<String> fromSysctl() {
        try {
            Process sysctl = new ProcessBuilder("sysctl", "-n", "machdep.cpu.brand_string").start();
            String name = new String(sysctl.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Optional.of(name).filter(text -> !text.isEmpty());
        } catch (IOException notMacOs) {
            return Optional.empty();
        }
    }

    private static String deeplearning4jVersion() {
        Properties properties = new Properties();
        try (InputStream in = Machine.class.getResourceAsStream(NN_PROPERTIES)) {
            if (in == null) {
                return "unknown";
            }
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
