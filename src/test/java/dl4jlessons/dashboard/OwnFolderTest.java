package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OwnFolderTest {
    @TempDir
    private Path parent;

    @Test
    void sweepsWhatAKilledProcessLeftButNothingOfOthers() throws IOException {
        Path left = Files.createDirectory(parent.resolve(".recording123"));
        Files.createFile(left.resolve("recording.stats"));
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        Path inUse = Files.createDirectory(parent.resolve(".recording456"));
        Path recording = Files.createFile(parent.resolve("lesson.stats"));

        OwnFolder.in(parent).close();

        assertThat(parent).isDirectoryNotContaining(path -> path.equals(left));
        assertThat(inUse).exists();
        assertThat(recording).exists();
    }

    /** Java is asked to end as by Ctrl-C: other than a kill, that lets it put things in order. */
    @Test
    @Timeout(60)
    void goesWhenTheProcessIsEndedWhileARecordingIsSaved() throws Exception {
        Process saving = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Saving.class.getName(),
                        parent.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(saving.getInputStream().read()).isEqualTo('!');
            assertThat(parent)
                    .isDirectoryContaining(path -> path.getFileName().toString().startsWith(".recording"));

            saving.destroy();

            assertThat(saving.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(parent).isEmptyDirectory();
        } finally {
            saving.destroyForcibly();
        }
    }

    /** Is never done with it. */
    static final class Saving {
        private Saving() {}

        public static void main(String[] folder) throws Exception {
            OwnFolder own = OwnFolder.in(Path.of(folder[0]));
            BulkFileStorage storage = new BulkFileStorage(own.file());
            System.out.print("!");
            System.out.flush();
            Thread.sleep(Duration.ofMinutes(5).toMillis());
            storage.close();
        }
    }
}
