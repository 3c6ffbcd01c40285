package dl4jlessons.search;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * Only one process drives a study. The operating system keeps the lock and gives it back when the process ends, however
 * it ends. It lies on a file of its own, because Windows lets nobody read a locked journal.
 */
final class StudyLock implements AutoCloseable {
    private static final String FILE = "driver.lock";

    /**
     * Lock files that this process holds. It must not even open them again: to close any channel of a file gives back, on
     * Linux and macOS, all locks that the process has on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    /** By the name that the user knows. */
    private final FileInPlace place;

    private StudyLock(Path file, FileChannel channel, FileInPlace place) {
        this.file = file;
        this.channel = channel;
        this.place = place;
    }

    /**
     * Takes the lock; makes the folder if there is none.
     *
     * @throws UserException if another search has it
     */
    static StudyLock take(Path folder) {
        try {
            AtomicFile.makeFolder(folder);
            Path file = folder.toRealPath().resolve(FILE);
            if (!HELD.add(file)) {
                throw taken(folder);
            }
            try {
                return new StudyLock(file, lock(folder, file), FileInPlace.of(folder.resolve(FILE)));
            } catch (IOException | RuntimeException e) {
                HELD.remove(file);
                if (e instanceof IOException cause && Files.isDirectory(file)) {
                    throw Disk.cannotWrite(folder.resolve(FILE), cause);
                }
                throw e;
            }
        } catch (IOException e) {
            throw Disk.cannotWrite(folder, e);
        }
    }

    /**
     * Makes sure that no other search can have begun.
     *
     * @throws UserException if the lock's file, or the folder with it, was deleted, renamed or replaced
     */
    void check() {
        place.check();
    }

    private static FileChannel lock(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel).isEmpty()) {
            channel.close();
            throw taken(folder);
        }
        return channel;
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException takenByOtherCodeOfThisProcess) {
            return Optional.empty();
        }
    }

    private static UserException taken(Path folder) {
        return UserException.failed(
                "Another search is running in " + folder + ": wait until it has ended, or choose another folder.");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(StudyLock.class).warn("The lock could not be released", e);
        } finally {
            HELD.remove(file);
        }
    }
}
