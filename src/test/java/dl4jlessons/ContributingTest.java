package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What CONTRIBUTING.md says of the code is so. */
class ContributingTest {
    private static final Path ROOT = ProjectFolder.root();

    private static String text;

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(ROOT.resolve(".github/CONTRIBUTING.md"));
    }

    @Test
    void thePictureOfThePackagesIsTheOneThatIsKept() {
        String arrows = Pattern.compile("(?m)^ +(root(?: --> \\w+)+)$")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();

        assertThat(List.of(arrows.replace("root", "dl4jlessons").split(" --> ")))
                .isEqualTo(ArchitectureTest.PACKAGES.stream()
                        .map(name -> name.replaceAll("dl4jlessons\\.|\\.\\.$", ""))
                        .toList());
    }

    @Test
    void everyWorkaroundIsAClassOfThisProject() throws IOException {
        String register = text.substring(text.indexOf("## Workarounds"), text.indexOf("## Releasing"));
        List<String> classes = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(register)
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("[|` ]", ""))
                .toList();

        assertThat(classes).hasSizeGreaterThan(15).doesNotHaveDuplicates();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("src/main/java"))) {
            assertThat(sources.map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsAll(classes);
        }
    }

    /** Documents and workflows that name files and tests of this project. */
    @ParameterizedTest
    @ValueSource(strings = {"README.md", ".github/CONTRIBUTING.md", ".github/workflows/machines.yml", ".ci/run"})
    void linksAndTestsAreThere(String name) throws IOException {
        Path document = ROOT.resolve(name);
        String words = Files.readString(document);

        List<Path> linked = found("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)", words)
                .map(document.resolveSibling(".")::resolve)
                .toList();
        assertThat(linked).allSatisfy(file -> assertThat(file).exists());
        List<String> tests = Stream.concat(
                        found("-Dtest=([\\w,]+)(?![.\\w])", words).flatMap(Pattern.compile(",")::splitAsStream),
                        found("`(\\w+Test)`", words))
                .toList();
        assertThat(testClasses()).containsAll(tests);
        assertThat(linked.size() + tests.size())
                .as("links and tests in " + name)
                .isPositive();
    }

    private static Stream<String> found(String pattern, String words) {
        return Pattern.compile(pattern).matcher(words).results().map(match -> match.group(1));
    }

    private static List<String> testClasses() throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT.resolve("src"))) {
            return sources.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .toList();
        }
    }

    @Test
    void everyPartOfContinuousIntegrationIsExplained() throws IOException {
        String table =
                text.substring(text.indexOf("## What continuous integration runs"), text.indexOf("## Adding a lesson"));
        List<String> profiles = found("-P(\\w+)", Files.readString(ROOT.resolve(".ci/run")))
                .distinct()
                .toList();

        assertThat(profiles).isNotEmpty().allSatisfy(profile -> assertThat(table)
                .contains("-P" + profile));
        assertThat(found("-Dtest=(\\w+) ", Files.readString(ROOT.resolve(".ci/run"))))
                .isNotEmpty()
                .allSatisfy(test -> assertThat(table).contains("-Dtest=" + test));
    }
}
