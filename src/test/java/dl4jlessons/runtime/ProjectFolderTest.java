package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFolderTest {
    @TempDir
    private Path folder;

    @Test
    void isFoundFromFoldersWithinTheProject() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));
        Files.createDirectory(folder.resolve("data"));
        Path nested = Files.createDirectories(folder.resolve("src").resolve("main"));

        assertThat(ProjectFolder.rootAbove(folder)).isEqualTo(folder);
        assertThat(ProjectFolder.rootAbove(nested)).isEqualTo(folder);
        assertThat(ProjectFolder.rootAbove(folder.resolve("data"))).isEqualTo(folder);
    }

    @Test
    void isNotFoundOutsideAProject() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("pom.xml"));

        assertThatThrownBy(() -> ProjectFolder.rootAbove(elsewhere))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(UserException.WRONG_USAGE))
                .hasMessage("No project found in " + elsewhere
                        + " or above it: run from inside the project's folder (the one with pom.xml and data).");
    }

    @Test
    void holdsTheDataThatShipsWithTheProject() {
        assertThat(ProjectFolder.fashionMnist()).isDirectory();
        assertThat(ProjectFolder.penguins()).isRegularFile();
        assertThat(ProjectFolder.target()).isEqualTo(ProjectFolder.root().resolve("target"));
    }
}
