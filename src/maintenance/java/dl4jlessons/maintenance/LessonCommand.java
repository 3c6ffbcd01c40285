package dl4jlessons.maintenance;

import dl4jlessons.runner.Terminal;
import dl4jlessons.runtime.ProjectFolder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code lesson} command: begins a new lesson. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes the files of a new lesson, which compiles, runs and passes its tests.")
final class LessonCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Name of the lesson's class, such as DropoutRate.")
    private String name;

    @Option(names = "--chapter", required = true, description = "Package of the chapter: ${COMPLETION-CANDIDATES}.")
    private NewLesson.Chapter chapter;

    @Option(names = "--number", required = true, paramLabel = "N", description = "Its number in the course.")
    private int number;

    @Override
    public void run() {
        NewLesson lesson = new NewLesson(name, chapter, number);
        Path project = ProjectFolder.root();
        for (Path written : lesson.write(project)) {
            Terminal.out().println("wrote " + project.relativize(written));
        }
        Terminal.out().println("Go on as .github/CONTRIBUTING.md says under \"Adding a lesson\".");
    }
}
