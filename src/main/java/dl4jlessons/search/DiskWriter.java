package dl4jlessons.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/** How bytes and file names get onto the disk; tests put a full one in its place. */
@FunctionalInterface
interface DiskWriter {
    /** Waits until the bytes would outlive a power failure. */
    DiskWriter DURABLE = (channel, bytes) -> {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    };

    /** Writes all bytes at the channel's position. */
    void write(FileChannel channel, ByteBuffer bytes) throws IOException;

    /** Makes new names in a folder durable, on systems where a folder can be opened; Windows does it by itself. */
    default void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LoggerFactory.getLogger(DiskWriter.class).debug("{} cannot be forced", folder, e);
        }
    }
}
