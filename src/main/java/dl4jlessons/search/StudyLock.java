package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Only one process drives a study. The operating system keeps the lock and gives it back when the process ends, however
 * it ends. It lies on a file of its own, because Windows lets nobody read a locked journal.
 */
final class StudyLock implements AutoCloseable {
    private static final String FILE = "driver.lock";

    private final FileChannel channel;

    private StudyLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock; makes the folder if there is none.
     *
     * @throws UserException if another search has it
     */
    static StudyLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel).isEmpty()) {
                channel.close();
                throw UserException.failed("Another search is running in " + folder
                        + ": wait until it has ended, or choose another folder.");
            }
            return new StudyLock(channel);
        } catch (IOException e) {
            throw Disk.cannotWrite(folder, e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LoggerFactory.getLogger(StudyLock.class).warn("The lock could not be released", e);
        }
    }
}
