package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Lesson;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every lesson is complete: numbered, documented, tested, listed in the README, with a notebook. */
class CatalogueTest {
    private static final Path ROOT = ProjectFolder.root();

    @Test
    void lessonsAreNumberedInTheOrderOfTheCourse() {
        assertThat(Lessons.all().stream().map(lesson -> lesson.card().number()))
                .containsExactlyElementsOf(
                        IntStream.range(0, Lessons.all().size()).boxed().toList());
    }

    @Test
    void everyLessonClassIsInTheCourse() throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT.resolve("src/main/java/dl4jlessons/lesson"))) {
            List<String> lessons = sources.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> read(file).contains(" implements Lesson "))
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(lessons)
                    .containsExactlyInAnyOrderElementsOf(
                            Lessons.all().stream().map(Lesson::name).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyLessonIsComplete() {
        return Lessons.all().stream().map(lesson -> DynamicTest.dynamicTest(lesson.name(), () -> isComplete(lesson)));
    }

    private static void isComplete(Lesson lesson) {
        String path = lesson.getClass().getName().replace('.', '/');
        String source = read(ROOT.resolve("src/main/java").resolve(path + ".java"));
        assertThat(source).as("Javadoc opens with a question").containsPattern("(?s)\\n/\\*\\*\\n \\* [^@/]*?\\?");
        assertThat(source).as("main").contains("LessonRunner.main(new " + lesson.name() + "(), args)");
        assertThat(ROOT.resolve("src/test/java").resolve(path + "Test.java"))
                .as("test")
                .isRegularFile();
        assertThat(read(ROOT.resolve("README.md")))
                .as("row in the README")
                .containsPattern("\\| " + lesson.card().number() + " \\| .*`" + lesson.name() + "`");
        assertThat(lesson.card().question()).endsWith("?");
        assertThat(ROOT.resolve("notebooks").resolve(notebook(lesson)))
                .as("notebook")
                .isRegularFile();
    }

    /** {@code FirstNetwork} is {@code 00-first-network.ipynb}. */
    private static String notebook(Lesson lesson) {
        String words = lesson.name().replaceAll("(?<!^)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%02d-%s.ipynb", lesson.card().number(), words);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    @Test
    void theTestOfEveryLessonHoldsItToWhatAllLessonsKeep() {
        assertThat(Lessons.all())
                .allSatisfy(lesson -> assertThat(Class.forName(lesson.getClass().getName() + "Test"))
                        .isAssignableTo(LessonContract.class));
    }
}
