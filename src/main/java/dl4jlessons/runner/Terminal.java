package dl4jlessons.runner;

import dl4jlessons.report.ConsoleText;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jline.terminal.TerminalBuilder;

/**
 * The process's output, in UTF-8 except on Windows, whose consoles expect their own encoding: Java 17 would take the
 * encoding from the locale and print "?" for every "√" in a container.
 */
public final class Terminal {
    private static final int USUAL_WIDTH = 80;
    /** One for all, so that it can be asked in the end whether everything could be written. */
    private static final PrintStream OUT = stream(FileDescriptor.out, charset());

    private Terminal() {}

    public static PrintStream out() {
        return OUT;
    }

    /**
     * Writes data for other programs to standard output, in UTF-8 on all systems.
     *
     * @throws UserException if not all of it could be written
     */
    public static void writeData(String text) {
        // not closed: standard output belongs to the process
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw UserException.failed(
                    "Standard output could not be written (" + AtomicFile.reason(e) + "): what is there is incomplete.",
                    e);
        }
    }

    /** Whether something that was printed so far went nowhere, as to a full disk. */
    static boolean isIncomplete() {
        return OUT.checkError();
    }

    public static PrintStream err() {
        return stream(FileDescriptor.err, charset());
    }

    /** Whether a person reads along at a terminal that can redraw a line in place; TERM=dumb says that it cannot. */
    public static boolean isInteractive() {
        return System.console() != null && isTerminal(System.console()) && !"dumb".equals(System.getenv("TERM"));
    }

    /**
     * How results are written here: as wide as the terminal, in colours unless the environment variable NO_COLOR says
     * that none are wanted (no-color.org).
     */
    public static ConsoleText text(boolean verbose) {
        String noColour = System.getenv("NO_COLOR");
        return isInteractive()
                ? new ConsoleText(
                        Math.max(ConsoleText.MIN_WIDTH, Math.min(ConsoleText.MAX_WIDTH, width())),
                        noColour == null || noColour.isEmpty(),
                        verbose)
                : new ConsoleText(ConsoleText.USUAL_WIDTH, false, verbose);
    }

    /**
     * Characters in a line of the terminal. Found out here rather than by the progress bars themselves, which would take
     * Ctrl-C away from Java: nothing could then be said or put in order at the end.
     */
    public static int width() {
        try (org.jline.terminal.Terminal terminal =
                TerminalBuilder.builder().nativeSignals(false).dumb(true).build()) {
            return terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH;
        } catch (IOException e) {
            return USUAL_WIDTH;
        }
    }

    /** As {@link #out()}, for libraries that ask for a writer. */
    static PrintWriter outWriter() {
        return new PrintWriter(out(), true, charset());
    }

    /** As {@link #err()}, for libraries that ask for a writer. */
    static PrintWriter errWriter() {
        return new PrintWriter(err(), true, charset());
    }

    /** From Java 22 on there always is a console, which knows whether it is a terminal; before, it always was one. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }

    private static Charset charset() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return StandardCharsets.UTF_8;
        }
        // chcp changes the encoding of the console, not that of the system
        return System.console() != null ? System.console().charset() : Charset.defaultCharset();
    }
}
