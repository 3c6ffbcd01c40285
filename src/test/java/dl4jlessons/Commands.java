package dl4jlessons;

import dl4jlessons.runner.CommandLines;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Commands of the course in this process, where they cost no start of a JVM. */
public final class Commands {
    private Commands() {}

    /**
     * What a command did.
     *
     * @param out what it printed
     * @param err what it complained about
     */
    public record Result(int exitCode, String out, String err) {}

    public static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = CommandLines.prepared(new Course())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }

    /** A {@code search} command about the study in a folder. */
    public static Result search(String command, Path study, String... options) {
        return run(Stream.concat(Stream.of("search", command, "--out", study.toString()), Stream.of(options))
                .toArray(String[]::new));
    }
}
