package dl4jlessons.search;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** Files that outlive a power failure, and what to say when there is no room for them. */
final class Disk {
    private Disk() {}

    /** Writes a whole file: after a crash at any moment there is the old content or the new one. */
    static void write(Path file, byte[] content, DiskWriter writer) {
        Path temporary = file.resolveSibling(file.getFileName() + AtomicFile.TEMPORARY_SUFFIX);
        try {
            AtomicFile.makeFolder(file.getParent());
            try (FileChannel channel = FileChannel.open(
                    temporary,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING)) {
                writer.write(channel, ByteBuffer.wrap(content));
            }
            AtomicFile.rename(temporary, file);
            writer.forceNames(file.getParent());
        } catch (IOException e) {
            deleteQuietly(temporary);
            throw cannotWrite(file, e);
        }
    }

    static void deleteQuietly(Path file) {
        try {
            AtomicFile.delete(file);
        } catch (IOException e) {
            LoggerFactory.getLogger(Disk.class).debug("{} stays behind", file, e);
        }
    }

    static UserException cannotWrite(Path file, IOException cause) {
        return UserException.failed(
                "Cannot write " + file + " (" + AtomicFile.reason(cause)
                        + "): make room or choose a folder you may write to, then run the search again;"
                        + " what it had finished is kept.",
                cause);
    }

    static UserException cannotRead(Path file, IOException cause) {
        return UserException.failed(
                "Cannot read " + file + " (" + AtomicFile.reason(cause) + "): check the folder and its permissions.",
                cause);
    }
}
