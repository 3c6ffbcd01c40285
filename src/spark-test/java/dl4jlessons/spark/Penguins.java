package dl4jlessons.spark;

import dl4jlessons.Commands;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Searches of a table so small that they take seconds, and what became of them. */
final class Penguins {
    private Penguins() {}

    /** The options of {@code search run}, without those that say where it is trained. */
    static List<String> search(String... options) {
        return Stream.concat(
                        Stream.of(
                                "--csv", ProjectFolder.penguins().toString(), "--label", "species", "--space", "book"),
                        Stream.of(options))
                .toList();
    }

    /** All that a study found out, times apart. */
    static String export(Path study) throws IOException {
        Path file = study.resolveSibling(study.getFileName() + ".json");
        Commands.search("export", study, "--json", "--no-times", "--to", file.toString());
        return Files.readString(file);
    }

    /** The same of a search that is run here, on threads. */
    static String exportOfThreads(Path study, List<String> search) throws IOException {
        Commands.search("run", study, search.toArray(String[]::new));
        return export(study);
    }
}
