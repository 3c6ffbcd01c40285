package dl4jlessons.spark;

import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Runs the course's commands, and {@link SparkCommands}, in a JVM with what Spark asks of its surroundings: environment variables, which no Java
 * program can set for itself, and inner packages of Java, which a program can open only when it starts.
 */
public final class Launcher {
    private static final long MAX_SECONDS_TO_END = 20;

    private static final Set<String> CLUSTER_COMMANDS = Set.of("master", "worker");
    private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseParallelGC");

    /** What Spark's own scripts open on Java 17. */
    private static final List<String> OPENED = List.of(
            "java.base/java.lang",
            "java.base/java.lang.invoke",
            "java.base/java.lang.reflect",
            "java.base/java.io",
            "java.base/java.net",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/jdk.internal.ref",
            "java.base/sun.nio.ch",
            "java.base/sun.nio.cs",
            "java.base/sun.security.action",
            "java.base/sun.util.calendar",
            "java.security.jgss/sun.security.krb5");

    private Launcher() {}

    /** Ends the process as the other ends, if that failed, and simply returns otherwise. */
    public static void main(String[] arguments) {
        int exitCode;
        try {
            exitCode = run(List.of(arguments));
        } catch (UserException e) {
            Terminal.err().println(e.getMessage());
            exitCode = e.exitCode();
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static int run(List<String> arguments) {
        try {
            Process process = builder(arguments).inheritIO().start();
            Thread end = new Thread(() -> end(process), "end");
            Runtime.getRuntime().addShutdownHook(end);
            int exitCode = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(end);
            return exitCode;
        } catch (IOException e) {
            throw UserException.failed("Java could not be started (" + e.getMessage() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserException.failed("Interrupted.", e);
        }
    }

    /** Who ends this process means the other. */
    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(MAX_SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A process that finds all jars, and what Spark looks for. */
    static ProcessBuilder builder(List<String> arguments) {
        Path home = home();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of("-classpath", home.resolve("jars").resolve("*").toString(), mainClass(arguments)));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_SCALA_VERSION", "2.12");
        environment.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
        return builder;
    }

    /** By name: the course stands above this package. */
    private static String mainClass(List<String> arguments) {
        boolean cluster = !arguments.isEmpty() && CLUSTER_COMMANDS.contains(arguments.get(0));
        return cluster ? SparkCommands.class.getName() : "dl4jlessons.Course";
    }

    /** Where Maven's profile gathers the jars. */
    private static Path home() {
        return ProjectFolder.target().resolve("with-spark").resolve("home");
    }
}
