package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.maintenance.NotebookFile;
import dl4jlessons.maintenance.NotebookFile.Cell;
import dl4jlessons.notebook.ValueLine;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.runtime.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares the values printed in the committed notebooks, whose networks train on DL4J's own step, with those of a run of
 * the lessons on that step and, for the others, of a standard run of the whole course; both must have been made before.
 * Another processor may print what another seed would: a value may differ by as much as the course's seeds do. Not part of
 * {@code mvn verify}, which does not run the course: its name keeps it out.
 */
class NotebookValues {
    private static final long SEED = 1;
    /** What printing and adding up in another order make of a value, as a share of it. */
    private static final double ROUNDING = 0.01;
    /** Such as {@code (lead >= 0.1));} at the end of a printed line. */
    private static final Pattern COMPARISON = Pattern.compile("[<>]= (\\d[\\d.e-]*)(?: \\* \\w+)?\\)+;");

    @Test
    void notebooksPrintTheValuesOfTheLessons() {
        List<LessonRecord> runs = CourseResults.readPreferringStock();
        List<LessonRecord> course = CourseResults.read();

        List<String> problems = new ArrayList<>();
        notebooks().forEach(notebook -> printed(notebook).forEach(line -> {
            List<Double> values = values(runs.get(notebook.lesson()), line.label());
            double range = range(course.get(notebook.lesson()), line.label());
            // labels can occur in several claims
            if (values.stream().noneMatch(value -> agree(line.value(), value, range))) {
                problems.add(notebook.name() + " prints " + line + ", the lesson's values are " + values
                        + ", its seeds range over " + range);
            }
        }));
        assertThat(problems).isEmpty();
    }

    @Test
    void notebooksCompareWithTheMarginsOfTheLessons() {
        List<LessonRecord> runs = CourseResults.read();

        List<String> problems = new ArrayList<>();
        int compared = 0;
        for (NotebookFile notebook : notebooks()) {
            Set<Double> margins = runs.get(notebook.lesson()).result().judgements().stream()
                    .flatMap(Judgement::measurements)
                    .map(Measurement::margin)
                    .collect(Collectors.toSet());
            for (double typed : typedMargins(notebook)) {
                compared++;
                if (!margins.contains(typed)) {
                    problems.add(notebook.name() + " compares with " + typed + ", the lesson's margins are " + margins);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(compared).isPositive();
    }

    /** What the notebook compares a value with in order to print whether it passes. */
    private static List<Double> typedMargins(NotebookFile notebook) {
        return notebook.cells().stream()
                .filter(Cell::isCode)
                .flatMap(cell -> COMPARISON.matcher(cell.source()).results())
                .map(comparison -> Double.valueOf(comparison.group(1)))
                .toList();
    }

    private static List<NotebookFile> notebooks() {
        return NotebookFile.in(ProjectFolder.root().resolve("notebooks")).stream()
                .map(NotebookFile::read)
                .toList();
    }

    private static Stream<ValueLine> printed(NotebookFile notebook) {
        return notebook.cells().stream()
                .filter(cell -> cell.source().contains("notebook.value("))
                .flatMap(cell -> cell.text().lines())
                .map(ValueLine::parse)
                .flatMap(Optional::stream);
    }

    private static boolean agree(double printed, double value, double range) {
        double tolerance = Math.max(range, ROUNDING * Math.max(0.1, Math.abs(value)));
        return Double.compare(printed, value) == 0 || Math.abs(printed - value) <= tolerance;
    }

    private static double range(LessonRecord run, String label) {
        return CourseResults.range(run.result().judgements().stream()
                .flatMap(Judgement::measurements)
                .filter(condition -> condition.quantity().equals(label))
                .flatMap(condition -> condition.values().stream()));
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
