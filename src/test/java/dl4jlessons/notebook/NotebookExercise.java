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
 * @param task what is asked
 * @param untouched the cell that a reader is to change
 * @param solution the cell as it may be in the end
 */
public record NotebookExercise(Cell task, Cell untouched, String solution) {
    private static final Pattern SOLUTION = Pattern.compile(
            "<details><summary>Solution \\(click to open\\)</summary>\\s+```java\\n(.*?)\\n```.*?</details>",
            Pattern.DOTALL);

    /** All of a notebook, in its order. */
    public static List<NotebookExercise> in(NotebookFile notebook) {
        List<Cell> cells = notebook.cells();
        return IntStream.range(0, cells.size())
                .boxed()
                .flatMap(i -> SOLUTION.matcher(cells.get(i).source())
                        .results()
                        .map(solution -> new NotebookExercise(cells.get(i - 2), cells.get(i - 1), solution.group(1))))
                .toList();
    }

    /**
     * Runs all exercises of a notebook in one shell, as its reader does: each as it is, and then with its solution.
     *
     * @param loader of the exercises' classes
     * @param folders with those of them that are not on the class path
     */
    public static void areSolvedByTheirSolutionsAlone(NotebookFile notebook, ClassLoader loader, Path... folders) {
        try (ReaderShell reader = new ReaderShell(loader, folders)) {
            reader.run(imports(notebook));
            in(notebook).forEach(exercise -> exercise.isSolvedByItsSolutionAlone(reader));
        }
    }

    private static String imports(NotebookFile notebook) {
        return notebook.cells()
                .get(2)
                .source()
                .lines()
                .filter(line -> line.startsWith("import "))
                .collect(Collectors.joining("\n"));
    }

    private void isSolvedByItsSolutionAlone(ReaderShell reader) {
        String cell = "cell " + untouched.number();
        assertThat(task.source()).as(cell).startsWith("### Exercise").contains("exercise.hint()");

        reader.run(withoutPrinting(untouched.source()));
        assertThat(reader.value("feedback")).as(cell).contains("✘ Not solved yet");
        assertThat(reader.value("exercise.hint()")).as(cell).isNotBlank();

        reader.run(withoutPrinting(solution));
        assertThat(reader.value("feedback")).as(cell).contains("✔ Solved.").doesNotContain("✘");
    }

    private static String withoutPrinting(String cell) {
        return cell.replace("System.out.println(feedback);", "");
    }
}
