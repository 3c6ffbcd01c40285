package dl4jlessons.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Spark as it comes, without this project: its own jars in its own versions, started as its scripts start it. */
final class SparkDistribution {
    /** Gathered by the pom in {@code src/spark-test/distribution}. */
    static final Path JARS =
            ProjectFolder.target().resolve("spark-distribution").resolve("jars");

    private SparkDistribution() {}

    /** As {@code bin/spark-class} does, asks Spark's launcher for the command that runs a main class. */
    static ProcessBuilder builder(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder question = inItsSurroundings(new ProcessBuilder(Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx128m",
                                "-classpath",
                                JARS.resolve("*").toString(),
                                "org.apache.spark.launcher.Main",
                                mainClass),
                        arguments.stream())
                .toList()));
        Process launcher =
                question.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String answer = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(launcher.waitFor()).isZero();
        // a first line without meaning, then each word of the command, with a zero behind it
        List<String> command =
                List.of(answer.substring(answer.indexOf('\n') + 1).split("\0"));
        return inItsSurroundings(new ProcessBuilder(command));
    }

    private static ProcessBuilder inItsSurroundings(ProcessBuilder builder) {
        Map<String, String> environment = builder.environment();
        environment.put("SPARK_HOME", JARS.getParent().toString());
        environment.put("SPARK_SCALA_VERSION", "2.12");
        environment.remove("SPARK_LOCAL_IP");
        return builder;
    }
}
