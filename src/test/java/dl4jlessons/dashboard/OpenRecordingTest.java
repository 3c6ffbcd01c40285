package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

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
        Recording recording = Recording.unseen(Subject.of("lesson"), recordings);
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
                .hasMessageContaining("(no such file or folder): run the lesson or search again");
    }

    @Test
    void refusesAFileThatNamesAClassWhichIsNoRecord() {
        try (DB recording = DBMaker.fileDB(file.toFile()).transactionEnable().make()) {
            recording
                    .hashMap("integerToClass", Serializer.INTEGER, Serializer.STRING)
                    .open()
                    .put(99, "java.util.ArrayList");
            recording.commit();
        }

        assertThatThrownBy(() -> OpenRecording.of(file, OwnFolder.in(copies))).hasMessage("damaged");
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void refusesASessionWhoseNameThePagesWouldReadAsHtml() throws IOException {
        StatsStorage records = new InMemoryStatsStorage();
        new SmallTraining(SmallTraining.USUAL_RATE, List.of(new StatsListener(records, 1, "<img src=x>"))).train(2);
        RecordingFile named = RecordingFile.of(recordings, "named");
        named.write(List.of(records));

        assertThatThrownBy(() -> OpenRecording.of(named.path(), OwnFolder.in(copies)))
                .hasMessage("damaged");
        assertThat(copies).isEmptyDirectory();
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeItIsCopied() throws IOException {
        Path large = recordings.resolve("large.stats");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(OpenRecording.MAX_BYTES + 1);
        }

        assertThatThrownBy(() -> OpenRecording.of(large, OwnFolder.in(copies))).hasMessage("larger than 1.0 GB");
        assertThat(copies).isEmptyDirectory();
    }
}
