package dl4jlessons.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.notebook.NotebookExercise;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import dl4jlessons.words.LessonWords;
import dl4jlessons.words.LessonWords.Section;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command writes into a copy of the project. */
class NewLessonTest {
    private static final String LIST = "src/main/java/dl4jlessons/Lessons.java";
    private static final NewLesson LESSON = new NewLesson("DropoutRate", NewLesson.Chapter.batchnorm, 98);

    @TempDir
    private Path project;

    @BeforeEach
    void copyWhatIsChanged() throws IOException {
        for (String file : List.of(LIST, "README.md", "notebooks/00-first-network.ipynb")) {
            Path copy = project.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(ProjectFolder.root().resolve(file), copy);
        }
    }

    @Test
    void theLessonCompilesRunsAndPassesItsTests(@TempDir Path classes, @TempDir Path images) throws Exception {
        List<Path> written = LESSON.write(project);

        compile(
                written.stream()
                        .filter(file -> file.toString().endsWith(".java"))
                        .toList(),
                classes);
        // not the parent's, which have the list of lessons without this one
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            run(loader, "dl4jlessons.lesson.batchnorm.DropoutRateClaimsTest", "itMatters");
            run(
                    loader,
                    "dl4jlessons.lesson.batchnorm.DropoutRateTest",
                    "seedsAndNothingElseDecideWhatIsFoundAndNothingIsMissing",
                    images);
        }
        try (ExercisesLoader loader = new ExercisesLoader(classes)) {
            assertThat(NotebookExercise.in(notebook())).hasSize(2);
            NotebookExercise.areSolvedByTheirSolutionsAlone(notebook(), loader, classes);
        }
    }

    /** Loads the package of the exercises as one, with the new lesson's; all else is the JVM's. */
    private static final class ExercisesLoader extends URLClassLoader {
        private static final String PACKAGE = "dl4jlessons.notebook.exercise.";

        ExercisesLoader(Path classes) throws IOException {
            super(
                    new URL[] {
                        classes.toUri().toURL(),
                        ProjectFolder.target().resolve("classes").toUri().toURL()
                    },
                    NewLessonTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null && name.startsWith(PACKAGE) ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }

    @Test
    void theSecondCellOfItsNotebookSaysWhatIsMissingAsInTheOthers() throws IOException {
        LESSON.write(project);

        assertThat(guard(notebook()))
                .isNotBlank()
                .isEqualTo(guard(NotebookFile.read(project.resolve("notebooks/00-first-network.ipynb"))));
    }

    private static String guard(NotebookFile notebook) {
        return notebook.cells().get(2).source().split("import ", 2)[0];
    }

    private NotebookFile notebook() {
        return NotebookFile.read(project.resolve("notebooks/98-dropout-rate.ipynb"));
    }

    @Test
    void theWordsAreComplete() throws IOException {
        LESSON.write(project);

        LessonWords words = LessonWords.parse(
                Files.readString(project.resolve("src/main/resources/dl4jlessons/lesson/batchnorm/DropoutRate.md")));
        assertThat(Section.values())
                .allSatisfy(section -> assertThat(words.section(section)).isNotBlank());
        assertThat(words.otherwise()).isNotBlank();
        assertThat(NotebookWords.differences(notebook(), words)).isEmpty();
        assertThat(notebook().lesson()).isEqualTo(98);
    }

    @Test
    void itIsAddedToTheListAndToTheReadme() throws IOException {
        LESSON.write(project);

        assertThat(Files.readString(project.resolve(LIST)))
                .contains("BatchNormTransform;\nimport dl4jlessons.lesson.batchnorm.DropoutRate;\nimport ")
                .containsPattern("new FinalEvaluation\\(\\),\\s+new DropoutRate\\(\\)\\);");
        assertThat(Files.readString(project.resolve("README.md")))
                .containsPattern(
                        "`BatchNormRegularization` [^\n]*\n(?:\\|[^\n]*\n)?\\| 98 \\| `DropoutRate` \\| Does dropout rate matter\\? \\|\n\\| \\| \\*\\*Chapter three");
    }

    @Test
    void whatExistsIsNotTouched() throws IOException {
        Path words = project.resolve("src/main/resources/dl4jlessons/lesson/batchnorm/DropoutRate.md");
        Files.createDirectories(words.getParent());
        Files.writeString(words, "mine");
        String readme = Files.readString(project.resolve("README.md"));

        assertThatThrownBy(() -> LESSON.write(project))
                .isInstanceOf(UserException.class)
                .hasMessage(words + " exists already: move it away, or choose another name.");
        assertThat(words).hasContent("mine");
        assertThat(project.resolve("README.md")).hasContent(readme);
        try (Stream<Path> sources = Files.walk(project.resolve("src/main/java"))) {
            assertThat(sources.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dropoutRate, 98, is no name for a lesson's class",
        "../Escape, 98, is no name for a lesson's class",
        "Dropout-Rate, 98, is no name for a lesson's class",
        "DropoutRate, -1, --number must be from 0 to 99",
        "DropoutRate, 100, --number must be from 0 to 99",
        "DropoutRate, 3, There is a lesson 3 VanishingGradients already",
        "FirstNetwork, 98, There is a lesson 0 FirstNetwork already"
    })
    void otherNamesAndNumbersAreRefused(String name, int number, String message) {
        assertThatThrownBy(() -> new NewLesson(name, NewLesson.Chapter.tuning, number))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of(
                                    "-d",
                                    classes.toString(),
                                    "-proc:none",
                                    "-classpath",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(problems.toString()).isTrue();
        }
    }

    private static void run(ClassLoader loader, String test, String method, Object... arguments) throws Exception {
        Class<?> type = loader.loadClass(test);
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Method found = Stream.<Class<?>>iterate(type, Class::getSuperclass)
                .takeWhile(Objects::nonNull)
                .flatMap(holder -> Stream.of(holder.getDeclaredMethods()))
                .filter(candidate -> candidate.getName().equals(method))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        found.invoke(constructor.newInstance(), arguments);
    }
}
