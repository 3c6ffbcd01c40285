package dl4jlessons.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

class CommandLinesTest {
    /** Prints a line, or throws. */
    @Command(name = "work")
    private static final class Work implements Runnable {
        @Spec
        private CommandSpec spec;

        @Option(names = "--text")
        private String text = "done";

        @Option(names = "--full")
        private boolean full;

        private final Throwable problem;

        Work(Throwable problem) {
            this.problem = problem;
        }

        Work() {
            this(null);
        }

        @Override
        public void run() {
            spec.commandLine().getOut().println(full ? text + " in full" : text);
            if (problem instanceof Error error) {
                throw error;
            }
            if (problem instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Work work, Writer output, String... arguments) {
        return CommandLines.prepared(work)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Takes nothing. */
    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void whatWasPrintedArrivesOrTheCommandFails() {
        assertThat(run(new Work(), out)).isZero();
        assertThat(out).hasToString("done" + System.lineSeparator());

        assertThat(run(new Work(), new FullDisk())).isEqualTo(UserException.FAILED);
        assertThat(err)
                .hasToString(
                        "Standard output could not be written: what is there is incomplete." + System.lineSeparator());
    }

    @Test
    void anEmptyValueIsRefusedButAFlagNeedsNone() {
        assertThat(run(new Work(), out, "--full")).isZero();
        assertThat(out.toString()).startsWith("done in full");
        assertThat(run(new Work(), out, "--text", "")).isEqualTo(UserException.WRONG_USAGE);
        assertThat(err.toString()).startsWith("--text is empty: write a value behind it, or leave it out.");
    }

    @Test
    void aValueThatBeginsWithAnAtSignIsNoFileOfArguments() {
        assertThat(run(new Work(), out, "--text", "@home")).isZero();
        assertThat(out.toString()).startsWith("@home");
    }

    @Test
    void memoryThatDoesNotSufficeIsSaidInWords() {
        assertThat(run(new Work(new OutOfMemoryError("Java heap space")), out)).isEqualTo(UserException.FAILED);
        assertThat(err.toString())
                .matches(
                        "The run ended with not enough memory \\(Java heap space\\): Java may use [\\d.]+ [MG]B here; ask for less,"
                                + " or give it more with the option -Xmx .*\\s+")
                .doesNotContain("Error");
    }
}
