package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void itIsTheFirstLineOfTheMessage() {
        assertThat(Reason.of(new IllegalStateException("too wide\nand more"))).isEqualTo("too wide");
        assertThat(Reason.of(UserException.failed("Do it."))).isEqualTo("Do it.");
    }

    @Test
    void itHoldsNoNameOfAnException() {
        NoSuchFileException cause = new NoSuchFileException("file");
        assertThat(Reason.of(new UncheckedIOException(cause))).isEqualTo("file");
        assertThat(Reason.of(new IllegalStateException(new IllegalArgumentException("width: 3"))))
                .isEqualTo("width: 3");
        assertThat(Reason.of(new IllegalStateException(new NullPointerException())))
                .isEqualTo("an unexpected error, which the log file describes");
        assertThat(Reason.of(new NullPointerException()))
                .isEqualTo("an unexpected error, which the log file describes");
    }

    @Test
    void memoryIsCalledMemory() {
        assertThat(Reason.of(new OutOfMemoryError("Java heap space"))).isEqualTo("not enough memory (Java heap space)");
        assertThat(Reason.of(new OutOfMemoryError())).isEqualTo("not enough memory");
    }
}
