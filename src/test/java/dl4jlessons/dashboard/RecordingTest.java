package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final String LESSON = "ZeroInitialization";

    @TempDir
    private Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void comesBackFromItsFileWithTheSameSessionsAndRecords() {
        Recording recording = Recording.unseen(Subject.of(LESSON), folder);
        train(recording, "zero", 5);
        train(recording, "1/√n", 9);
        recording.save();

        try (OpenRecording reopened = new RecordingFile(file()).open()) {
            assertThat(reopened.listSessionIDs())
                    .containsExactlyInAnyOrder(
                            "ZeroInitialization · zero · seed 1", "ZeroInitialization · 1∕√n · seed 1");
            assertThat(reopened.getNumUpdateRecordsFor("ZeroInitialization · zero · seed 1"))
                    .isEqualTo(5);
            assertThat(reopened.getNumUpdateRecordsFor("ZeroInitialization · 1∕√n · seed 1"))
                    .isEqualTo(9);
        }
    }

    @Test
    void replacesTheRecordingOfAnEarlierRunAndLeavesNothingElse() throws IOException {
        record("first");
        record("second");

        try (OpenRecording reopened = new RecordingFile(file()).open()) {
            assertThat(reopened.listSessionIDs()).containsExactly("ZeroInitialization · second · seed 1");
        }
        assertThat(filesInFolder()).containsExactly(file());
    }

    @Test
    void keepsNoFileOfALessonThatTrainedNothing() throws IOException {
        record("first");

        Recording untrained = Recording.unseen(Subject.of(LESSON), folder);
        untrained.listeners("asked for, but not trained", 1, 1);
        untrained.save();

        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void keepsTheEarlierRecordingWhenALessonHadNothingToTrain() throws IOException {
        record("first");
        Recording.unseen(Subject.of(LESSON), folder).save();

        assertThat(filesInFolder()).containsExactly(file());
    }

    @Test
    void writesNothingBeforeTheLessonIsOver() throws IOException {
        train(Recording.unseen(Subject.of(LESSON), folder), "variant", 3);

        assertThat(filesInFolder()).isEmpty();
    }

    @Test
    void saysInTheSessionsNameThatANetworkDiverged() {
        Recording recording = Recording.unseen(Subject.of(LESSON), folder);
        int iteration =
                new SmallTraining(SmallTraining.OVERFLOWING_RATE, recording.listeners("steep", 1, 10)).train(50);
        recording.save();

        try (OpenRecording reopened = new RecordingFile(file()).open()) {
            assertThat(reopened.listSessionIDs())
                    .containsExactly("ZeroInitialization · steep · seed 1 · DIVERGED at iteration " + iteration);
        }
    }

    @Test
    void watchesTheFirstTwentyNetworksWhicheverThreadsAsk() {
        Recording recording = Recording.unseen(Subject.of(LESSON), folder);

        List<List<TrainingListener>> listeners = IntStream.range(0, 60)
                .parallel()
                .mapToObj(i -> recording.listeners("same name", 1, 10))
                .toList();

        assertThat(listeners.stream().flatMap(List::stream))
                .hasSize(Recording.MAX_NETWORKS)
                .extracting(listener -> ((RecordingListener) listener).getSessionID())
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path inTheWay = Files.createFile(folder.resolve("a file"));
        Recording recording = Recording.unseen(Subject.of(LESSON), inTheWay);
        train(recording, "variant", 2);

        assertThatThrownBy(recording::save)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Cannot write " + inTheWay)
                .hasMessageContaining("choose a folder you may write to.");
    }

    private void record(String variant) {
        Recording recording = Recording.unseen(Subject.of(LESSON), folder);
        train(recording, variant, 3);
        recording.save();
    }

    private static void train(Recording recording, String variant, int iterations) {
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners(variant, 1, 1)).train(iterations);
    }

    private Path file() {
        return folder.resolve(LESSON + ".stats");
    }

    private List<Path> filesInFolder() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
