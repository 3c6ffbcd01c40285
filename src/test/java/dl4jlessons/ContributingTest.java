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

    @Test
    void linksAndCommandsLeadSomewhere() {
        assertThat(text).contains("-Pci", "spotless:apply", "verdicts.json", "CHANGELOG.md");
        for (String file : List.of(".ci/run", ".github/CHANGELOG.md", "src/test/resources/verdicts.json")) {
            assertThat(ROOT.resolve(file)).isRegularFile();
        }
    }
}
