package dl4jlessons.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Waits for a person at the keyboard. */
public final class EnterKey {
    /** Closed input ends at once; a person needs longer. */
    private static final long PATIENCE_MILLIS = 150;

    private EnterKey() {}

    /**
     * Waits until Enter is pressed; what was typed before the call does not count. At the end of input, as without a
     * terminal, the wait is over at once, and nobody is asked to press anything.
     *
     * @param keyboard usually {@code System.in}
     * @param invitation tells a person what to press
     */
    public static void await(InputStream keyboard, Runnable invitation) {
        Thread reader = new Thread(() -> readLine(keyboard), "Enter key");
        reader.setDaemon(true);
        reader.start();
        try {
            TimeUnit.MILLISECONDS.timedJoin(reader, PATIENCE_MILLIS);
            if (reader.isAlive()) {
                invitation.run();
                reader.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readLine(InputStream keyboard) {
        try {
            keyboard.skipNBytes(keyboard.available());
            int key = keyboard.read();
            while (key >= 0 && key != '\n') {
                key = keyboard.read();
            }
        } catch (IOException closed) {
            // nobody can press a key any more
        }
    }
}
