package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.maintenance.NotebookFile;
import dl4jlessons.maintenance.NotebookFile.Cell;
import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The committed notebooks: complete, executed, clean, and with exercises that their solutions solve. */
class NotebooksTest {
    private static final Path FOLDER = ProjectFolder.root().resolve("notebooks");
    private static final long MEGABYTE = 1 << 20;
    private static final Pattern SOLUTION = Pattern.compile(
            "<details><summary>Solution \\(click to open\\)</summary>\\s+```java\\n(.*)\\n```\\s+</details>",
            Pattern.DOTALL);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookIsCompleteAndClean() {
        return NotebookFile.in(FOLDER).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> isCompleteAndClean(file)));
    }

    private static void isCompleteAndClean(Path file) throws IOException {
        NotebookFile notebook = NotebookFile.read(file);
        List<Cell> cells = notebook.cells();
        List<Cell> codeCells = cells.stream().filter(Cell::isCode).toList();
        String text = Files.readString(file);

        assertThat(notebook.content().at("/metadata/kernelspec/name").asText()).isEqualTo("java");
        assertThat(cells.get(0).source()).startsWith("# " + notebook.lesson() + " · ");
        assertThat(cells.get(1).source()).isEqualTo("%classpath ../target/dl4j-lessons.jar");
        assertThat(codeCells.get(1).source()).contains("Notebook.start(" + notebook.lesson() + ");");
        assertThat(codeCells.get(1).text()).contains("ND4J is ready");
        assertThat(notebook.content().findValuesAsText("output_type"))
                .contains("execute_result", "stream")
                .doesNotContain("error");
        assertThat(text)
                .contains("image/png")
                .doesNotContain(ProjectFolder.root().toString(), "/home/", "/tmp/");
        assertThat(notebook.content().findValues("execution")).as("times").isEmpty();
        assertThat(Files.size(file)).isLessThan(MEGABYTE);
        assertThat(solutions(cells)).as("exercises").hasSizeBetween(2, 4);
    }

    @Test
    void theSecondCellSaysWhatIsMissing() {
        List<String> guards = NotebookFile.in(FOLDER).stream()
                .map(file -> NotebookFile.read(file).cells().get(2).source().split("import ", 2)[0])
                .distinct()
                .toList();
        assertThat(guards).as("the same in every notebook").hasSize(1);
        String java = guards.get(0).substring(0, guards.get(0).indexOf("if (!java.nio"));
        String jar = guards.get(0).substring(java.length());
        try (ReaderShell reader = new ReaderShell()) {
            assertThat(reader.failure(java.replace("Runtime.version().feature()", "11")))
                    .contains("runs on Java 11", "JDK 17 or newer");
            assertThat(reader.failure(jar.replace("../target", "no-such-folder")))
                    .contains("There is no no-such-folder/dl4j-lessons.jar", "mvn package -DskipTests");
        }
    }

    /** Indices of the cells with solutions; before each there is the exercise, and before that the task. */
    private static List<Integer> solutions(List<Cell> cells) {
        return IntStream.range(0, cells.size())
                .filter(i -> SOLUTION.matcher(cells.get(i).source()).matches())
                .boxed()
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> everyExerciseIsSolvedByItsSolutionAndNotByTheCellAsItIs() {
        return NotebookFile.in(FOLDER).stream().flatMap(file -> {
            List<Cell> cells = NotebookFile.read(file).cells();
            String imports = cells.get(2)
                    .source()
                    .lines()
                    .filter(line -> line.startsWith("import "))
                    .collect(Collectors.joining("\n"));
            return solutions(cells).stream()
                    .map(i -> DynamicTest.dynamicTest(
                            file.getFileName() + ", cell " + i,
                            () -> isAnExercise(imports, cells.get(i - 2), cells.get(i - 1), cells.get(i))));
        });
    }

    private static void isAnExercise(String imports, Cell task, Cell untouched, Cell solution) {
        Matcher solved = SOLUTION.matcher(solution.source());
        assertThat(solved.matches()).isTrue();
        assertThat(task.source()).startsWith("### Exercise").contains("exercise.hint()");
        assertThat(untouched.text()).contains("✘ Not solved yet");
        try (ReaderShell reader = new ReaderShell()) {
            reader.run(imports);

            reader.run(withoutPrinting(untouched.source()));
            assertThat(reader.value("feedback")).contains("✘ Not solved yet");
            assertThat(reader.value("exercise.hint()")).isNotBlank();

            reader.run(withoutPrinting(solved.group(1)));
            assertThat(reader.value("feedback")).contains("✔ Solved.").doesNotContain("✘");
        }
    }

    private static String withoutPrinting(String cell) {
        return cell.replace("System.out.println(feedback);", "");
    }
}
