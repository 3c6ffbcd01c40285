package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit the memory is refused by its size, in one sentence, before it is read. */
class MemoryNeedTest {
    private static final String ROW = "1,2,3,4,5,a\n";

    @TempDir
    private Path folder;

    /** The file ends in a hole, which takes no room on the disk. */
    private Path table(long bytes) throws IOException {
        Path file = folder.resolve("table.csv");
        Files.writeString(file, "a,b,c,d,e,kind\n" + ROW.repeat(30_000));
        if (bytes > Files.size(file)) {
            try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
                random.setLength(bytes);
            }
        }
        return file;
    }

    @Test
    void aTableThatDoesNotFitTheHeapIsRefused() throws IOException {
        long bytes = Runtime.getRuntime().maxMemory() / 12;
        Path file = table(bytes);

        assertThatThrownBy(() -> CsvTable.read(file, "kind"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(file + " (")
                .hasMessageContainingAll("of Java's memory", "take fewer rows or columns", "MAVEN_OPTS=-Xmx")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aTableThatFitsIsNot() throws IOException {
        Path file = table(0);

        assertThatCode(() -> MemoryNeed.checkTable(file, 6)).doesNotThrowAnyException();
        assertThat(Files.size(file)).isGreaterThan(1 << 18);
    }

    @Test
    void examplesThatDoNotFitTheMachineAreRefused() {
        Path file = folder.resolve("train-images-idx3-ubyte.gz");

        assertThatThrownBy(() -> MemoryNeed.checkMachine(file, 1e15, "take fewer images"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(file + " would take 931,322.6 GB", "take fewer images.");
        assertThatCode(() -> MemoryNeed.checkMachine(file, 1e6, "")).doesNotThrowAnyException();
    }
}
