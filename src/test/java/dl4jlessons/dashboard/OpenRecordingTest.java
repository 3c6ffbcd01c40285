package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenRecordingTest {
    @TempDir
    private Path recordings;

    @TempDir
    private Path copies;

    private Path file;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @BeforeEach
    void record() {
        Recording recording = Recording.unseen("lesson", recordings);
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("variant", 1, 1)).train(5);
        recording.save();
        file = recordings.resolve("lesson.stats");
    }

    @Test
    void leavesTheFileAsItIsAndNoCopyBehind() throws IOException {
        byte[] before = Files.readAllBytes(file);

        try (OpenRecording recording = OpenRecording.of(file, OwnFolder.in(copies));
                OpenRecording again = OpenRecording.of(file, OwnFolder.in(copies))) {
            assertThat(recording.listSessionIDs()).isEqualTo(again.listSessionIDs());
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void isEitherReadableOrRefusedWhereverTheFileWasCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        Path cut = recordings.resolve("cut.stats");
        int refused = 0;
        for (int i = 0; i < 40; i++) {
            Files.write(cut, Arrays.copyOf(whole, random.nextInt(whole.length)));
            try (OpenRecording recording = OpenRecording.of(cut, OwnFolder.in(copies))) {
                assertThat(recording.getNumUpdateRecordsFor("lesson · variant · seed 1"))
                        .isEqualTo(5);
            } catch (IOException damaged) {
                assertThat(damaged).hasMessage("damaged");
                refused++;
            }
        }

        assertThat(refused).isPositive();
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsMissing() {
        assertThatThrownBy(() -> new RecordingFile(recordings.resolve("missing.stats")).open())
                .hasMessageContaining("Cannot show")
                .hasMessageContaining("(no such file or folder): run the lesson again.");
    }
}
