package dl4jlessons.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.LoggerFactory;

/** Writes whole files: readers see the old content or the new one, never half of it. */
public final class AtomicFile {
    /** What a file under construction is called until it is complete. */
    public static final String TEMPORARY_SUFFIX = ".tmp";

    private AtomicFile() {}

    /** Writes UTF-8 text to a temporary name beside {@code file}, then renames; missing folders are made. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes to a temporary name beside {@code file}, then renames; missing folders are made.
     *
     * @throws UserException if the folder cannot be written to
     */
    public static void write(Path file, byte[] content) {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
        try {
            makeFolder(file.toAbsolutePath().getParent());
            Files.write(temporary, content);
            rename(temporary, file);
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw UserException.failed(
                    "Cannot write " + file + " (" + reason(e) + "): choose a folder you may write to.", e);
        }
    }

    /** Makes a folder and those above it, unless there is one or a symbolic link to one. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /** Renames {@code from} to {@code to}, replacing it, in one step where the file system can. */
    public static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A short cause for a sentence: what kind of problem, without the path that the sentence names already. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof FileSystemException problem && problem.getReason() != null) {
            return problem.getReason();
        }
        return String.valueOf(e.getMessage());
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(AtomicFile.class).debug("{} stays behind", file, e);
        }
    }
}
