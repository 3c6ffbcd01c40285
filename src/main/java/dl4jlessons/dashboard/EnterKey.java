package dl4jlessons.dashboard;

import java.io.IOException;
import java.io.InputStream;

/** Waits for a person at the keyboard. */
public final class EnterKey {
    private EnterKey() {}

    /**
     * Waits until Enter is pressed; what was typed before the call does not count.
     *
     * @param keyboard usually {@code System.in}; at the end of input, as without a terminal, the wait is over at once
     */
    public static void await(InputStream keyboard) {
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
