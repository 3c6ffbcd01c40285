package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.maintenance.NotebookComparison;
import dl4jlessons.maintenance.NotebookFile;
import dl4jlessons.notebook.ValueLine;
import dl4jlessons.runtime.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the values printed in the committed notebooks, whose networks train on DL4J's own step, with those of a run of
 * the lessons on that step and, for the others, of a standard run of the whole course; both must have been made before. Not
 * part of {@code mvn verify}, which does not run the course: its name keeps it out.
 */
class NotebookValues {
    private static final long SEED = 1;

    @Test
    void notebooksPrintTheValuesOfTheLessons() {
        List<LessonRecord> runs = CourseResults.readPreferringStock();

        List<String> problems = new ArrayList<>();
        NotebookFile.in(ProjectFolder.root().resolve("notebooks")).stream()
                .map(NotebookFile::read)
                .forEach(notebook -> printed(notebook).forEach(line -> {
                    List<Double> values = values(runs.get(notebook.lesson()), line.label());
                    // labels can occur in several claims
                    if (values.stream().noneMatch(value -> NotebookComparison.agree(line.value(), value))) {
                        problems.add(notebook.name() + " prints " + line + ", the lesson's values are " + values);
                    }
                }));
        assertThat(problems).isEmpty();
    }

    private static Stream<ValueLine> printed(NotebookFile notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.source().contains("notebook.value("))
                .flatMap(cell -> cell.text().lines())
                .map(ValueLine::parse)
                .flatMap(Optional::stream);
    }

    private static List<Double> values(LessonRecord run, String label) {
        return run.result().judgements().stream()
                .flatMap(judgement -> judgement
                        .measurements()
                        .filter(condition -> condition.quantity().equals(label))
                        .map(condition ->
                                condition.values().get(judgement.seeds().indexOf(SEED))))
                .toList();
    }
}
