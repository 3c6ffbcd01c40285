package dl4jlessons.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A folder that no other program uses, for one recording while it is open. It goes with all that it holds when it is
 * closed.
 *
 * @param path the folder
 */
record OwnFolder(Path path) implements AutoCloseable {
    /** Makes one in the system's folder for temporary files. */
    static OwnFolder temporary() throws IOException {
        return new OwnFolder(Files.createTempDirectory("dl4j-recording"));
    }

    /** Makes one inside a folder, so that its file can be renamed to a name there. */
    static OwnFolder in(Path parent) throws IOException {
        return new OwnFolder(Files.createTempDirectory(parent, ".recording"));
    }

    /** The recording. */
    Path file() {
        return path.resolve("recording" + RecordingFile.SUFFIX);
    }

    @Override
    public void close() {
        try {
            for (Path file : files()) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            LoggerFactory.getLogger(OwnFolder.class).debug("{} stays behind", path, e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        }
    }
}
