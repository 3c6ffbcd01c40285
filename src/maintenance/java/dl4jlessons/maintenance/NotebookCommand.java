package dl4jlessons.maintenance;

import dl4jlessons.Lessons;
import dl4jlessons.notebook.Notebook;
import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import dl4jlessons.words.LessonWords;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code notebooks} command: executes the committed notebooks. */
@Command(
        name = "notebooks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Executes the notebooks with Jupyter and writes them with their new outputs.")
final class NotebookCommand implements Runnable {
    @Parameters(
            paramLabel = "NUMBER",
            arity = "0..*",
            description = "Lessons whose notebooks are meant; all if none is given.")
    private List<Integer> lessons = List.of();

    @Option(
            names = "--check",
            description = "Writes nothing; fails where printed values differ from the committed ones.")
    private boolean check;

    @Option(names = "--words", description = "Only writes the lessons' words into their cells; executes nothing.")
    private boolean wordsOnly;

    @Override
    public void run() {
        if (wordsOnly) {
            chosen().forEach(NotebookCommand::writeWords);
            return;
        }
        requireJar();
        // a search that was finished by older code would only be shown again
        FileUtils.deleteQuietly(Notebook.studies(ProjectFolder.root()).toFile());
        PrintStream out = Terminal.out();
        List<String> differences = new ArrayList<>();
        for (Path notebook : chosen()) {
            if (check) {
                differences.addAll(NotebookWords.differences(NotebookFile.read(notebook), words(notebook)));
                differences.addAll(NotebookExecution.check(notebook));
            } else {
                writeWords(notebook);
                NotebookExecution.rewrite(notebook);
            }
            out.println((check ? "checked " : "executed ") + notebook.getFileName());
        }
        if (!differences.isEmpty()) {
            throw UserException.failed("Outputs or words have changed (write them anew with \"notebooks\"):\n"
                    + String.join("\n", differences));
        }
    }

    private static void writeWords(Path notebook) {
        NotebookFile file = NotebookFile.read(notebook);
        NotebookWords.write(file, words(notebook));
        file.write(notebook.toAbsolutePath().getParent());
    }

    private static LessonWords words(Path notebook) {
        String lesson = String.valueOf(NotebookFile.lesson(notebook));
        return LessonWords.of(Lessons.find(lesson).getClass().getName());
    }

    private List<Path> chosen() {
        List<Path> all = NotebookFile.in(ProjectFolder.root().resolve("notebooks"));
        List<Integer> known = all.stream().map(NotebookFile::lesson).toList();
        lessons.stream().filter(lesson -> !known.contains(lesson)).findFirst().ifPresent(lesson -> {
            throw UserException.wrongUsage("There is no notebook of lesson " + lesson + ", only of " + known + ".");
        });
        return all.stream()
                .filter(notebook -> lessons.isEmpty() || lessons.contains(NotebookFile.lesson(notebook)))
                .toList();
    }

    private static void requireJar() {
        if (!Files.isRegularFile(ProjectFolder.target().resolve("dl4j-lessons.jar"))) {
            throw UserException.wrongUsage(
                    "The notebooks need target/dl4j-lessons.jar: run \"mvn package -DskipTests\" first.");
        }
    }
}
