package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.dashboard.Recording;
import dl4jlessons.dashboard.SmallTraining;
import dl4jlessons.dashboard.Subject;
import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.experiment.ResultFiles;
import dl4jlessons.lesson.initialization.ActivationDistributions;
import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line as its users meet it: where a process matters in one of its own, with standard input closed. */
class CourseTest {
    @TempDir
    Path folder;

    @Test
    void listShowsAllLessonsWithTheirQuestions() throws IOException, InterruptedException {
        ChildJvm.Result result = course("list");

        assertThat(result.exitCode()).isZero();
        Lessons.all().forEach(lesson -> assertThat(result.out())
                .contains(lesson.name())
                .contains(lesson.card().question()));
    }

    @Test
    void helpNamesCommandsAndOptions() throws IOException, InterruptedException {
        ChildJvm.Result result = course("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("list", "run", "dashboard", "report", "--full", "--seeds", "--data", "--no-wait");
    }

    @Test
    void aLessonPrintsItsTableAndVerdictsAndLeavesResultAndReport() throws IOException, InterruptedException {
        ChildJvm.Result result =
                course("run", "activationdistributions", "--seeds", "3", "--port", "9700", "--out", folder.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .containsIgnoringWhitespaces(
                        new ActivationDistributions().card().question())
                .contains("probing")
                .contains("✔ holds")
                .contains(folder.resolve("report").resolve("index.html").toString());
        List<LessonRecord> runs = new ResultFiles(folder.resolve("results")).readAll();
        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.name()).isEqualTo(ActivationDistributions.class.getSimpleName());
            assertThat(run.seeds()).containsExactly(1L, 2L, 3L);
            assertThat(run.result().judgements()).isNotEmpty();
        });
        assertThat(Files.readString(folder.resolve("report").resolve("index.html")))
                .contains("Activation distributions");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @Test
    void aDamagedRecordingIsNamedAndTheOthersAreShownOnAllAddresses() throws IOException, InterruptedException {
        Nd4jRuntime.start();
        Path blank = folder.resolve("my runs");
        Recording recording = Recording.unseen(Subject.of("FirstNetwork"), blank.resolve("dashboard"));
        new SmallTraining(SmallTraining.USUAL_RATE, recording.listeners("variant", 1, 1)).train(3);
        recording.save();
        Path damaged = Files.writeString(blank.resolve("dashboard").resolve("damaged.stats"), "no recording");

        ChildJvm.Result result = course("dashboard", "--out", blank.toString(), "--host", "0.0.0.0", "--port", "9720");

        assertThat(result.err())
                .hasLineCount(1)
                .startsWith("Cannot show " + damaged + " (damaged): run the lesson or search again");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("FirstNetwork: 1 network", "Warning: it asks for no password", "Choose one of 1 recorded");
    }

    static Stream<Arguments> wrongCalls() {
        return Stream.of(
                Arguments.of(List.of("run", "99"), 2, "There is no lesson \"99\""),
                Arguments.of(List.of("run", "ZeroInitialisation"), 2, "did you mean ZeroInitialization?"),
                Arguments.of(List.of("run", "2", "--seeds", "0"), 2, "--seeds must be at least 1, not 0."),
                Arguments.of(List.of("run", "2", "--seeds", "many"), 2, "--seeds"),
                Arguments.of(
                        List.of("run", "2", "--decide", "--seeds", "3"),
                        2,
                        "--decide chooses the number of seeds by itself"),
                Arguments.of(List.of("run", "2", "--port", "70000"), 2, "--port must be from 1 to 65535"),
                Arguments.of(List.of("dashboard", "--port", "0"), 2, "--port must be from 1 to 65535, not 0."),
                Arguments.of(List.of("dashboard", "--host", "203.0.113.7"), 2, "203.0.113.7, which is no address"),
                Arguments.of(
                        List.of("dashboard", "--host", ""),
                        2,
                        "--host is empty: write a value behind it, or leave it out."),
                Arguments.of(
                        List.of("dashboard", "--out", "no-such-folder"), 2, "There are no recorded runs in no-such"),
                Arguments.of(List.of("run", "2", "--host", "203.0.113.7"), 2, "203.0.113.7, which is no address"),
                Arguments.of(List.of("report", "--out", "no-such-folder"), 2, "There are no results in no-such-folder"),
                Arguments.of(List.of("run", "2", "--seed", "" + Long.MAX_VALUE), 2, "choose a smaller one."),
                Arguments.of(List.of("run", "2", "--ful"), 2, "--full"),
                Arguments.of(List.of("run", "2", "--data", "no-such-folder"), 2, "There is no folder no-such-folder"),
                Arguments.of(List.of("--seeds", "3", "run", "2"), 2, "--seeds stands before the command"),
                Arguments.of(List.of("run", "2", "--out", "pom.xml"), 1, "Cannot write to the output folder pom.xml"));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void aWrongCallIsAnsweredByOneSentence(List<String> arguments, int exitCode, String sentence) {
        Commands.Result result = Commands.run(arguments.toArray(String[]::new));

        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    /** One call that is wrong, and one that fails when everything has been started. */
    @ParameterizedTest
    @CsvSource({"run 99, 2, There is no lesson", "run 2 --out pom.xml, 1, Cannot write to the output folder"})
    void theProcessEndsWithTheCodeOfTheCall(String arguments, int exitCode, String sentence)
            throws IOException, InterruptedException {
        ChildJvm.Result result = course(arguments.split(" "));

        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    private static ChildJvm.Result course(String... arguments) throws IOException, InterruptedException {
        return ChildJvm.of(Course.class, arguments).run();
    }
}
