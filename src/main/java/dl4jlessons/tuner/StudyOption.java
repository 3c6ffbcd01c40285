package dl4jlessons.tuner;

import dl4jlessons.runner.Suggestion;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.UserException;
import dl4jlessons.search.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which study a command is about. Studies live in a folder of the project where {@code mvn clean} cannot reach them. */
public final class StudyOption {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of the study: its folder in studies.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the study, instead of studies/NAME.")
    private Optional<Path> folder = Optional.empty();

    /**
     * Where a study is begun or resumed.
     *
     * @param standardName of a study that was not given one
     */
    Path folder(String standardName) {
        checkOne();
        return folder.map(StudyOption::absolute).orElseGet(() -> named(name.orElse(standardName)));
    }

    /**
     * A study that is there already; without options the only one there is.
     *
     * @throws UserException if there is none of that name, or if it is not clear which one is meant
     */
    public Path existing() {
        checkOne();
        if (folder.isPresent()) {
            return absolute(folder.get());
        }
        List<String> names = names();
        if (names.isEmpty()) {
            throw UserException.wrongUsage(
                    "There is no study in " + studies() + " yet: begin one with \"search run\".");
        }
        if (name.isPresent() && !names.contains(name.get())) {
            throw UserException.wrongUsage("There is no study \"" + name.get() + "\" in " + studies()
                    + "; did you mean " + Suggestion.mostSimilar(name.get(), names) + "?");
        }
        if (name.isEmpty() && names.size() > 1) {
            throw UserException.wrongUsage("There are several studies in " + studies() + ": choose one of "
                    + String.join(", ", names) + " with --name.");
        }
        return named(name.orElse(names.get(0)));
    }

    private void checkOne() {
        if (name.isPresent() && folder.isPresent()) {
            throw UserException.wrongUsage("--name and --out both say where the study is: give one of them.");
        }
    }

    private static Path absolute(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.getNameCount() == 0) {
            throw UserException.wrongUsage("--out " + folder + " is no folder for a study: give one of its own.");
        }
        return absolute;
    }

    private static Path studies() {
        return ProjectFolder.root().resolve("studies");
    }

    private static Path named(String name) {
        Path studies = studies();
        try {
            Path study = studies.resolve(name).normalize();
            if (studies.equals(study.getParent())) {
                return study;
            }
        } catch (InvalidPathException notAllowedHere) {
            // the same answer as for a name that is a path
        }
        throw UserException.wrongUsage(
                "\"" + name + "\" cannot be the name of a folder: choose another --name, or give a path with --out.");
    }

    private static List<String> names() {
        if (!Files.isDirectory(studies())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(studies())) {
            return folders.filter(Study::exists)
                    .map(study -> study.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot list " + studies() + " (" + AtomicFile.reason(e) + "): check its permissions.", e);
        }
    }
}
