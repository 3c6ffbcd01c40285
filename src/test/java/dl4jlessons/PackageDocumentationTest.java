package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every package says what lives there. */
class PackageDocumentationTest {
    @TestFactory
    Stream<DynamicTest> everyPackageIsDocumented() throws IOException {
        Path sources = ProjectFolder.root().resolve("src/main/java");
        Set<Path> packages;
        try (Stream<Path> files = Files.walk(sources)) {
            packages = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .collect(Collectors.toSet());
        }
        return packages.stream()
                .map(folder -> DynamicTest.dynamicTest(
                        sources.relativize(folder).toString(),
                        () -> isDocumented(folder.resolve("package-info.java"))));
    }

    private static void isDocumented(Path file) throws IOException {
        assertThat(file).isRegularFile();
        assertThat(Files.readString(file)).containsPattern("(?s)^/\\*\\*.*[.?]\\s*\\*/\\s*package dl4jlessons");
    }
}
