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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The committed notebooks: complete, executed, clean, and with exercises that their solutions solve. */
class NotebooksTest {
    private static final Path FOLDER = ProjectFolder.root().resolve("notebooks");
    private static final long MEGABYTE = 1 << 20;

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
        assertThat(NotebookExercise.in(notebook)).as("exercises").hasSizeBetween(2, 4);
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

    @TestFactory
    Stream<DynamicTest> everyExerciseIsSolvedByItsSolutionAndNotByTheCellAsItIs() {
        return NotebookFile.in(FOLDER).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    NotebookFile notebook = NotebookFile.read(file);
                    assertThat(NotebookExercise.in(notebook))
                            .allSatisfy(exercise ->
                                    assertThat(exercise.untouched().text()).contains("✘ Not solved yet"));
                    NotebookExercise.areSolvedByTheirSolutionsAlone(
                            notebook, getClass().getClassLoader());
                }));
    }
}
