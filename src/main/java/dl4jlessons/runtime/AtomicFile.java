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
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Writes whole files: readers see the old content or the new one, never half of it. */
public final class AtomicFile {
    /** What a file under construction is called until it is complete. */
    public static final String TEMPORARY_SUFFIX = ".tmp";

    static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 50;

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

    /**
     * Renames {@code from} to {@code to}, replacing it, in one step where the file system can. Windows refuses while another
     * program has the old file open, as a virus scanner has for a moment: so it is tried again for a while.
     */
    public static void rename(Path from, Path to) throws IOException {
        persistently(() -> move(from, to));
    }

    /** Deletes a file, if there is one; tried again for a while as {@link #rename} is. */
    public static void delete(Path file) throws IOException {
        persistently(() -> Files.deleteIfExists(file));
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Work on files that may fail. */
    interface FileWork {
        void run() throws IOException;
    }

    /** Does the work again after a pause as long as another program may be in the way, at most {@link #ATTEMPTS} times. */
    static void persistently(FileWork work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (FileSystemException e) {
                if (!mayPass(e) || attempt == ATTEMPTS || !pause()) {
                    throw e;
                }
            }
        }
    }

    /**
     * Windows denies access to a file that another program has open, or reports a sharing violation, for which Java has no
     * exception of its own: its message is in the system's language.
     */
    private static boolean mayPass(FileSystemException e) {
        return e instanceof AccessDeniedException || e.getClass() == FileSystemException.class;
    }

    /** Waits for a moment; false if somebody wants the thread to end. */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A short cause for a sentence: what kind of problem, without the path that the sentence names already. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            boolean windows = System.getProperty("os.name").startsWith("Windows");
            return windows ? "permission denied, or another program has it open" : "permission denied";
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
            delete(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(AtomicFile.class).debug("{} stays behind", file, e);
        }
    }
}
