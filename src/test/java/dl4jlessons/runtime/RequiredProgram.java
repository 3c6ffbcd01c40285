package dl4jlessons.runtime;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs from outside the project that a test cannot do without. Where they are missing the test is skipped; but
 * continuous integration has them all, so there (environment variable {@code CI} is {@code true}) it fails.
 */
public final class RequiredProgram {
    private RequiredProgram() {}

    /**
     * Finds a program in the folders of {@code PATH}.
     *
     * @param names what it is called on one system or another
     */
    public static Path find(String... names) {
        Optional<Path> found = Stream.of(names).flatMap(RequiredProgram::inPath).findFirst();
        String problem = "This test needs the program " + String.join(" or ", names) + ": install it.";
        if (found.isEmpty() && "true".equals(System.getenv("CI"))) {
            Assertions.fail(problem);
        }
        Assumptions.assumeTrue(found.isPresent(), problem);
        return found.orElseThrow();
    }

    private static Stream<Path> inPath(String name) {
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isExecutable);
    }
}
