package dl4jlessons.runner;

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

    private Terminal() {}

    public static PrintStream out() {
        return stream(FileDescriptor.out, charset());
    }

    /** Standard output for other programs: in UTF-8 on all systems. */
    public static PrintStream dataOut() {
        return stream(FileDescriptor.out, StandardCharsets.UTF_8);
    }

    public static PrintStream err() {
        return stream(FileDescriptor.err, charset());
    }

    /** Whether a person reads along: bars may then be redrawn in place. */
    public static boolean isInteractive() {
        return System.console() != null && isTerminal(System.console());
    }

    /**
     * Characters in a line of the terminal. Found out here rather than by the progress bars themselves, which would take
     * Ctrl-C away from Java: nothing could then be said or put in order at the end.
     */
    static int width() {
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
