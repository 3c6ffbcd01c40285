package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.initialization.ActivationDistributions;
import dl4jlessons.result.LessonRun;
import dl4jlessons.result.ResultFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line as its users meet it: in a process of its own, with standard input closed. */
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
                .contains(new ActivationDistributions().card().question())
                .contains("probing")
                .contains("✔ holds")
                .contains(folder.resolve("report").resolve("index.html").toString());
        List<LessonRun> runs = new ResultFiles(folder.resolve("results")).readAll();
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
                Arguments.of(List.of("report", "--out", "no-such-folder"), 2, "There are no results in no-such-folder"),
                Arguments.of(List.of("run", "2", "--seed", "" + Long.MAX_VALUE), 2, "choose a smaller one."),
                Arguments.of(List.of("run", "2", "--ful"), 2, "--full"),
                Arguments.of(List.of("run", "2", "--data", "no-such-folder"), 2, "There is no folder no-such-folder"),
                Arguments.of(List.of("--seeds", "3", "run", "2"), 2, "--seeds stands before the command"),
                Arguments.of(List.of("run", "2", "--out", "pom.xml"), 1, "Cannot write to the output folder pom.xml"));
    }

    @ParameterizedTest
    @MethodSource("wrongCalls")
    void aWrongCallIsAnsweredByOneSentence(List<String> arguments, int exitCode, String sentence)
            throws IOException, InterruptedException {
        ChildJvm.Result result = course(arguments.toArray(String[]::new));

        assertThat(result.err()).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    private static ChildJvm.Result course(String... arguments) throws IOException, InterruptedException {
        return ChildJvm.of(Course.class, arguments).run();
    }
}
