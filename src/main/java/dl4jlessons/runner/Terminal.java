package dl4jlessons.runner;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The process's output, in UTF-8 except on Windows, whose consoles expect their own encoding: Java 17 would take the
 * encoding from the locale and print "?" for every "√" in a container.
 */
public final class Terminal {
    private Terminal() {}

    public static PrintStream out() {
        return stream(FileDescriptor.out);
    }

    public static PrintStream err() {
        return stream(FileDescriptor.err);
    }

    /** Whether a person reads along: bars may then be redrawn in place. */
    public static boolean isInteractive() {
        return System.console() != null;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset());
    }

    private static Charset charset() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? Charset.forName(System.getProperty("native.encoding", "UTF-8")) : StandardCharsets.UTF_8;
    }
}
