package dl4jlessons.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.maintenance.NotebookFile;
import dl4jlessons.maintenance.NotebookFile.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An exercise in a notebook, as its three cells have it.
 *
 * @param imports of the notebook
 * @param task what is asked
 * @param untouched the cell that a reader is to change
 * @param solution the cell as it may be in the end
 */
public record NotebookExercise(String imports, Cell task, Cell untouched, String solution) {
    private static final Pattern SOLUTION = Pattern.compile(
            "<details><summary>Solution \\(click to open\\)</summary>\\s+```java\\n(.*)\\n```\\s+</details>",
            Pattern.DOTALL);

    /** All of a notebook, in its order. */
    public static List<NotebookExercise> in(NotebookFile notebook) {
        List<Cell> cells = notebook.cells();
        String imports = cells.get(2)
                .source()
                .lines()
                .filter(line -> line.startsWith("import "))
                .collect(Collectors.joining("\n"));
        return IntStream.range(0, cells.size())
                .boxed()
                .flatMap(i -> SOLUTION.matcher(cells.get(i).source())
                        .results()
                        .map(solution ->
                                new NotebookExercise(imports, cells.get(i - 2), cells.get(i - 1), solution.group(1))))
                .toList();
    }

    /** Runs the cell as it is, and the solution. */
    void isSolvedByItsSolutionAlone() {
        isSolvedByItsSolutionAlone(getClass().getClassLoader());
    }

    /**
     * The same.
     *
     * @param loader of the exercises
     * @param folders with those of their classes that are not on the class path
     */
    public void isSolvedByItsSolutionAlone(ClassLoader loader, Path... folders) {
        assertThat(task.source()).startsWith("### Exercise").contains("exercise.hint()");
        try (ReaderShell reader = new ReaderShell(loader, folders)) {
            reader.run(imports);

            reader.run(withoutPrinting(untouched.source()));
            assertThat(reader.value("feedback")).contains("✘ Not solved yet");
            assertThat(reader.value("exercise.hint()")).isNotBlank();

            reader.run(withoutPrinting(solution));
            assertThat(reader.value("feedback")).contains("✔ Solved.").doesNotContain("✘");
        }
    }

    private static String withoutPrinting(String cell) {
        return cell.replace("System.out.println(feedback);", "");
    }
}
