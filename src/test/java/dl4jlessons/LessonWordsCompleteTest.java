package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Lesson;
import dl4jlessons.maintenance.NotebookFile;
import dl4jlessons.maintenance.NotebookWords;
import dl4jlessons.maintenance.RecordedVerdicts;
import dl4jlessons.maintenance.RecordedVerdicts.Recorded;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.words.LessonWords;
import dl4jlessons.words.LessonWords.Section;
import dl4jlessons.words.Markdown;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every lesson says all it has to say, and nothing about what does not occur. */
class LessonWordsCompleteTest {
    /** The chapters whose lessons have words of their own for every section. */
    private static final List<String> CHAPTERS = List.of("initialization", "batchnorm", "tuning");

    private static final Map<String, Map<String, Recorded>> RECORDED = RecordedVerdicts.read();

    @TestFactory
    Stream<DynamicTest> everySectionIsThereAndCanBeShown() {
        return lessons()
                .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> {
                    LessonWords words = words(lesson);
                    for (Section section : Section.values()) {
                        assertThat(words.section(section)).as(section.title()).isNotBlank();
                        assertThat(Markdown.html(words.section(section))).doesNotContain("$");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> justTheVerdictsThatMayOccurAreExplained() {
        return lessons()
                .filter(lesson -> RECORDED.containsKey(lesson.name()))
                .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> {
                    LessonWords words = words(lesson);
                    Set<String> explained = new TreeSet<>();
                    words.explanations().forEach(explanation -> explanation
                            .verdicts()
                            .forEach(verdict -> explained.add(explanation.claim() + " " + verdict)));
                    Set<String> expected = new TreeSet<>();
                    RECORDED.get(lesson.name()).forEach((claim, recorded) -> recorded.verdicts()
                            .forEach(verdict -> expected.add(claim + " " + verdict)));
                    assertThat(explained).isEqualTo(expected);
                    assertThat(words.otherwise()).as("surprises").isNotBlank();
                }));
    }

    /** The console shows them as plain text. */
    @TestFactory
    Stream<DynamicTest> explanationsHoldNoFormulas() {
        return Lessons.all().stream()
                .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> assertThat(
                                words(lesson).explanations())
                        .allSatisfy(explanation ->
                                assertThat(explanation.words()).isNotBlank().doesNotContain("$"))));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookShowsTheWordsOfItsLesson() {
        return lessons()
                .map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> assertThat(
                                NotebookFile.in(ProjectFolder.root().resolve("notebooks")).stream()
                                        .map(NotebookFile::read)
                                        .filter(notebook -> notebook.lesson()
                                                == lesson.card().number())
                                        .flatMap(notebook ->
                                                NotebookWords.differences(notebook, words(lesson)).stream()))
                        .isEmpty()));
    }

    private static Stream<Lesson> lessons() {
        return Lessons.all().stream()
                .filter(lesson ->
                        CHAPTERS.contains(lesson.getClass().getPackageName().replaceFirst(".*\\.", "")));
    }

    private static LessonWords words(Lesson lesson) {
        return LessonWords.of(lesson.getClass().getName());
    }
}
