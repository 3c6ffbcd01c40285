package dl4jlessons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a main class in a JVM of its own, with the class path of the tests, as a user's shell would. For what a test
 * cannot do to its own JVM: start it anew, give it flags, read what it prints, kill it.
 */
public final class ChildJvm {
    private static final int TIME_LIMIT_SECONDS = 180;

    private final Class<?> mainClass;
    private final List<String> arguments;
    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder = Path.of("").toAbsolutePath();
    private String input = "";
    private Optional<Path> output = Optional.empty();

    private ChildJvm(Class<?> mainClass, List<String> arguments) {
        this.mainClass = mainClass;
        this.arguments = arguments;
    }

    public static ChildJvm of(Class<?> mainClass, String... arguments) {
        return new ChildJvm(mainClass, List.of(arguments));
    }

    /** An option of the JVM itself, such as {@code -Xmx256m} or {@code -Dname=value}. */
    public ChildJvm flag(String flag) {
        flags.add(flag);
        return this;
    }

    /** Sets an environment variable; an empty value removes it. */
    public ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The working directory, which otherwise is the test's own. */
    public ChildJvm in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    /** What stands in standard input before its end; nothing unless this is called. */
    public ChildJvm input(String text) {
        input = text;
        return this;
    }

    /** Where standard output goes, which then is not part of the result. */
    public ChildJvm output(Path file) {
        output = Optional.of(file);
        return this;
    }

    /**
     * Runs to the end.
     *
     * @throws AssertionError if it does not end within a minute; it and its own children are killed then
     */
    public Result run() throws IOException, InterruptedException {
        Path files = Files.createTempDirectory("child-jvm");
        Path out = Files.createFile(files.resolve("out"));
        Path err = files.resolve("err");
        Path in = Files.writeString(files.resolve("in"), input);
        Process process = builder()
                .redirectInput(in.toFile())
                .redirectOutput(output.orElse(out).toFile())
                .redirectError(err.toFile())
                .start();
        try {
            boolean ended = process.waitFor(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(out);
            String complained = Files.readString(err);
            if (!ended) {
                throw new AssertionError(mainClass.getName() + " still runs after " + TIME_LIMIT_SECONDS + " s\nout: "
                        + printed + "\nerr: " + complained);
            }
            return new Result(process.exitValue(), printed, complained);
        } finally {
            kill(process);
            for (Path file : List.of(in, out, err, files)) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Starts it for a test that talks to it or kills it; what it prints goes through the process's streams. */
    public Process start() throws IOException {
        return builder().start();
    }

    /** Kills a process and its children without giving them a chance to clean up, and waits until it is gone. */
    public static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // it lives for seconds, in which the second compiler's work does not pay
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(flags);
        command.add(mainClass.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // not as an option: the list of jars is longer than some systems allow a command to be
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        // this one makes every JVM print a line
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }

    /** What became of a run. */
    public record Result(int exitCode, String out, String err) {}
}
