package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesFoldersAndWritesUtf8AndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("a").resolve("b").resolve("c.txt");

        AtomicFile.write(file, "√n ≤ π\n");

        assertThat(file).hasContent("√n ≤ π\n");
        assertThat(filesIn(file.getParent())).containsExactly(file);
    }

    @Test
    void replacesTheOldContent() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "a long old text");

        AtomicFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(filesIn(folder)).containsExactly(file);
    }

    @Test
    void writesIntoTheWorkingFolder() throws IOException {
        Path file = Path.of("atomic-file-test.txt");
        try {
            AtomicFile.write(file, "here");
            assertThat(file).hasContent("here");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** As Windows answers while a file is open elsewhere; which of the two, depends on who has it open and how. */
    @Test
    void triesAgainWhileAnotherProgramIsInTheWay() throws IOException {
        String sharingViolation = "Der Prozess kann nicht auf die Datei zugreifen";
        for (FileSystemException refusal : List.of(
                new AccessDeniedException("open elsewhere"),
                new FileSystemException("file", "other", sharingViolation))) {
            AtomicInteger attempts = new AtomicInteger();

            AtomicFile.persistently(() -> {
                if (attempts.incrementAndGet() < 3) {
                    throw refusal;
                }
            });

            assertThat(attempts).as(refusal.toString()).hasValue(3);
        }
    }

    @Test
    void deletesAFileThatIsThereAndDoesNotMissOneThatIsNot() throws IOException {
        Path file = Files.writeString(folder.resolve("old.txt"), "text");

        AtomicFile.delete(file);
        AtomicFile.delete(file);

        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void givesUpInTheEndAndAtOnceWhereWaitingDoesNotHelp() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> AtomicFile.persistently(() -> {
                    attempts.incrementAndGet();
                    throw new AccessDeniedException("for ever");
                }))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(attempts).hasValue(AtomicFile.ATTEMPTS);
        assertThatThrownBy(() -> AtomicFile.persistently(() -> {
                    attempts.incrementAndGet();
                    throw new NoSuchFileException("gone");
                }))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(attempts).hasValue(AtomicFile.ATTEMPTS + 1);
    }

    @Test
    void saysThatAFileIsInTheWayOfAFolder() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("results"), "I am a file");
        Path file = notAFolder.resolve("result.json");

        assertThatThrownBy(() -> AtomicFile.write(file, "{}"))
                .isInstanceOfSatisfying(
                        UserException.class, e -> assertThat(e.exitCode()).isEqualTo(UserException.FAILED))
                .hasMessage("Cannot write " + file
                        + " (a file of that name is in the way): choose a folder you may write to.");
        assertThat(notAFolder).hasContent("I am a file");
        assertThat(filesIn(folder)).containsExactly(notAFolder);
    }

    @Test
    void keepsAFolderThatHasTheNameOfTheFile() throws IOException {
        Path occupied = Files.createDirectory(folder.resolve("report.html"));
        Path inside = Files.writeString(occupied.resolve("inside.txt"), "stays");

        assertThatThrownBy(() -> AtomicFile.write(occupied, "<html>"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Cannot write " + occupied + " (");
        assertThat(inside).hasContent("stays");
        assertThat(filesIn(folder)).containsExactly(occupied);
    }

    @Test
    void saysThatAFolderMayNotBeWrittenTo() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assumeFalse(!locked.toFile().setWritable(false) || Files.isWritable(locked), "this user may write everywhere");

        assertThatThrownBy(() -> AtomicFile.write(locked.resolve("result.json"), "{}"))
                .hasMessage("Cannot write " + locked.resolve("result.json")
                        + " (permission denied): choose a folder you may write to.");
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
