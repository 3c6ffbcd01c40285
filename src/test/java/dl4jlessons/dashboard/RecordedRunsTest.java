package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecordedRunsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private boolean allShown;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void saysWhichLessonsItShowsAndEndsAtTheEndOfInput() {
        record("ZeroInitialization", "zero", "random");
        record("InitializationComparison", "He");

        assertThat(linesOf(folder))
                .hasSize(3)
                .startsWith("InitializationComparison: 1 network", "ZeroInitialization: 2 networks")
                .last()
                .asString()
                .matches("The dashboard is at http://localhost:\\d+\\. Choose one of 3 recorded networks .*");
    }

    @Test
    void offersTheRecordedSessionsAndShowsTheFirstUntilEnterIsPressed() {
        record("ZeroInitialization", "zero", "random");
        record("FirstNetwork", "plain");
        DashboardServer dashboard = Pages.startServer();
        // what fails while a key is read is not seen here
        List<String> seen = new ArrayList<>();
        InputStream keyboard = new InputStream() {
            @Override
            public int read() {
                seen.add(Pages.get(dashboard, "/train/sessions/info"));
                seen.add(Pages.get(dashboard, "/train/sessions/current"));
                return '\n';
            }
        };

        RecordedRuns.show(folder, () -> dashboard, new PrintStream(printed), new PrintStream(printed), keyboard);

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("ZeroInitialization: 2 networks");
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0)).contains("ZeroInitialization · random · seed 1", "ZeroInitialization · zero · seed 1");
        assertThat(seen.get(1)).isEqualTo("FirstNetwork · plain · seed 1");
    }

    @Test
    void skipsADamagedRecordingWithASentence() throws IOException {
        record("ZeroInitialization", "zero");
        record("InitializationComparison", "He");
        Path damaged = folder.resolve("InitializationComparison.stats");
        byte[] content = Files.readAllBytes(damaged);
        Files.write(damaged, Arrays.copyOf(content, content.length / 20));

        assertThat(linesOf(folder))
                .startsWith(
                        "Cannot show " + damaged
                                + " (damaged): run the lesson or search again that recorded it, or delete the file.",
                        "ZeroInitialization: 1 network");
        assertThat(allShown).isFalse();
    }

    @Test
    void skipsAFileThatIsNoRecording() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.stats"), "no recording");

        assertThat(linesOf(folder))
                .containsExactly("Cannot show " + text
                        + " (damaged): run the lesson or search again that recorded it, or delete the file.");
        assertThat(allShown).isFalse();
    }

    @Test
    void saysThatThereIsNoRecording() {
        for (Path nothing : List.of(folder, folder.resolve("missing"))) {
            assertThatThrownBy(() -> linesOf(nothing))
                    .asInstanceOf(type(UserException.class))
                    .returns(UserException.WRONG_USAGE, UserException::exitCode)
                    .extracting(Throwable::getMessage)
                    .isEqualTo("There are no recorded runs in " + nothing + ": run a lesson first.");
        }
    }

    @Test
    void namesTheCommandThatShowsAFolder() {
        assertThat(RecordedRuns.command(ProjectFolder.target())).isEqualTo("dashboard");
        assertThat(RecordedRuns.command(folder)).isEqualTo("dashboard --out " + folder);
        Path blank = folder.resolve("my runs");
        assertThat(RecordedRuns.command(blank)).isEqualTo("dashboard --out '" + blank + "'");
    }

    private void record(String lesson, String... variants) {
        Recording recording = Recording.unseen(Subject.of(lesson), folder);
        for (String variant : variants) {
            new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners(variant, 1, 1)).train(3);
        }
        recording.save();
    }

    private List<String> linesOf(Path recordings) {
        PrintStream out = new PrintStream(printed);
        allShown = RecordedRuns.show(recordings, Pages::startServer, out, out, InputStream.nullInputStream());
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
