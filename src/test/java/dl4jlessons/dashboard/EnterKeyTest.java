package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EnterKeyTest {
    @Test
    void waitsForEnterAndReadsNoFurther() throws IOException {
        Keyboard keyboard = new Keyboard("", "not yet\nrest");

        EnterKey.await(keyboard, () -> {});

        assertThat(keyboard.readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void doesNotCountWhatWasTypedBefore() throws IOException {
        Keyboard keyboard = new Keyboard("impatient\n\n", "\nrest");

        EnterKey.await(keyboard, () -> {});

        assertThat(keyboard.readAllBytes()).asString().isEqualTo("rest");
    }

    @Test
    void endsAtTheEndOfInput() throws IOException {
        Keyboard keyboard = new Keyboard("before", "no line end");

        EnterKey.await(keyboard, () -> {});

        assertThat(keyboard.readAllBytes()).isEmpty();
    }

    @Test
    void invitesWhereSomebodyMayPress() throws IOException {
        PipedInputStream keyboard = new PipedInputStream();
        PipedOutputStream fingers = new PipedOutputStream(keyboard);
        AtomicInteger invitations = new AtomicInteger();

        EnterKey.await(keyboard, () -> {
            invitations.incrementAndGet();
            press(fingers);
        });

        assertThat(invitations).hasValue(1);
    }

    @Test
    void invitesNobodyWhereInputHasEnded() {
        AtomicInteger invitations = new AtomicInteger();

        EnterKey.await(InputStream.nullInputStream(), invitations::incrementAndGet);

        assertThat(invitations).hasValue(0);
    }

    private static void press(OutputStream fingers) {
        try {
            fingers.write('\n');
            fingers.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
