package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EnterKeyTest {
    @Test
    void waitsForEnterAndReadsNoFurther() throws IOException {
        Keyboard keyboard = new Keyboard("", "not yet\nrest");

        EnterKey.await(keyboard);

        assertThat(keyboard.readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void doesNotCountWhatWasTypedBefore() throws IOException {
        Keyboard keyboard = new Keyboard("impatient\n\n", "\nrest");

        EnterKey.await(keyboard);

        assertThat(keyboard.readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void endsAtTheEndOfInput() throws IOException {
        Keyboard keyboard = new Keyboard("before", "no line end");

        EnterKey.await(keyboard);

        assertThat(keyboard.readAllBytes()).isEmpty();
    }

    /** Some keys have been pressed before anybody reads, others are pressed after that. */
    private static final class Keyboard extends InputStream {
        private final InputStream before;
        private final InputStream after;

        Keyboard(String before, String after) {
            this.before = new ByteArrayInputStream(before.getBytes(StandardCharsets.UTF_8));
            this.after = new ByteArrayInputStream(after.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int available() throws IOException {
            return before.available();
        }

        @Override
        public int read() throws IOException {
            int key = before.read();
            return key >= 0 ? key : after.read();
        }
    }
}
