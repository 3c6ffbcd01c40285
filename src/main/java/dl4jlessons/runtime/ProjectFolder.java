package dl4jlessons.runtime;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the project's own folders from any working directory inside the project, as IDEs and notebooks choose theirs freely. */
public final class ProjectFolder {
    private ProjectFolder() {}

    /**
     * The folder that holds {@code pom.xml} and {@code data}: the working directory or the nearest one above it.
     *
     * @throws UserException if there is none, that is, if the program runs outside the project, or if its name has letters
     *     that the system's locale does not know
     */
    public static Path root() {
        SystemText.check(System.getProperty("user.dir"));
        return rootAbove(Path.of("").toAbsolutePath());
    }

    static Path rootAbove(Path start) {
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("data"))) {
                return folder;
            }
        }
        throw UserException.wrongUsage("No project found in " + start
                + " or above it: run from inside the project's folder (the one with pom.xml and data).");
    }

    /** The images that ship with the project. */
    public static Path fashionMnist() {
        return root().resolve("data").resolve("fashion-mnist");
    }

    /** A small table of the same kind as users bring: measurements of penguins with their species. */
    public static Path penguins() {
        return root().resolve("data").resolve("penguins").resolve("penguins.csv");
    }

    /** Where everything that a lesson writes goes; {@code mvn clean} removes it. */
    public static Path target() {
        return root().resolve("target");
    }
}
