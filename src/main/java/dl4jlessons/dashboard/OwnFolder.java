package dl4jlessons.dashboard;

import dl4jlessons.runtime.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * A folder that no other program uses, for one recording while it is open. It goes with all that it holds when it is
 * closed, or when the process ends, as by Ctrl-C; what a killed process left in the recordings' folder is swept later.
 *
 * @param path the folder
 */
record OwnFolder(Path path) implements AutoCloseable {
    private static final String PREFIX = ".recording";
    /** MapDB's log, which is beside the file while it is open. */
    private static final String LOG_SUFFIX = ".wal.0";
    /** No recording takes as long to write; a younger folder may be another process's. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    /** Makes one in the system's folder for temporary files. */
    static OwnFolder temporary() throws IOException {
        return new OwnFolder(Files.createTempDirectory("dl4j-recording")).untilExit();
    }

    /** Makes one inside a folder, so that its file can be renamed to a name there. */
    static OwnFolder in(Path parent) throws IOException {
        sweep(parent);
        return new OwnFolder(Files.createTempDirectory(parent, PREFIX)).untilExit();
    }

    /** Deletes what killed processes left inside a folder. */
    static void sweep(Path parent) throws IOException {
        Instant latest = Instant.now().minus(LEFT_BEHIND);
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(
                            path -> path.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                if (Files.isDirectory(folder)
                        && Files.getLastModifiedTime(folder).toInstant().isBefore(latest)) {
                    new OwnFolder(folder).close();
                }
            }
        }
    }

    /** The JVM deletes in the reverse order, after MapDB has closed its files. */
    private OwnFolder untilExit() {
        path.toFile().deleteOnExit();
        file().toFile().deleteOnExit();
        path.resolve(file().getFileName() + LOG_SUFFIX).toFile().deleteOnExit();
        return this;
    }

    /** The recording. */
    Path file() {
        return path.resolve("recording" + RecordingFile.SUFFIX);
    }

    @Override
    public void close() {
        try {
            for (Path file : files()) {
                AtomicFile.delete(file);
            }
            AtomicFile.delete(path);
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
