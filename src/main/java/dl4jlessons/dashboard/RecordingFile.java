package dl4jlessons.dashboard;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.mapdb.DBException;

/**
 * The recorded networks of one lesson, in DL4J's file format. The file is complete or absent, and never stays open:
 * several programs may read and replace it at the same time.
 *
 * @param path ends with {@link #SUFFIX}
 */
record RecordingFile(Path path) {
    /** What follows the lesson's name. */
    static final String SUFFIX = ".stats";

    static RecordingFile of(Path folder, String lesson) {
        return new RecordingFile(folder.resolve(SessionNames.safe(lesson) + SUFFIX));
    }

    String lesson() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * Writes what was recorded, in place of an earlier file; no file remains if nothing was.
     *
     * @throws UserException if the folder cannot be written to
     */
    void write(List<StatsStorage> networks) {
        Path parent = path.toAbsolutePath().getParent();
        try {
            if (networks.isEmpty()) {
                AtomicFile.delete(path);
                return;
            }
            AtomicFile.makeFolder(parent);
            try (OwnFolder folder = OwnFolder.in(parent)) {
                fill(folder.file(), networks);
                AtomicFile.rename(folder.file(), path);
            }
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot write " + path + " (" + AtomicFile.reason(e) + "): choose a folder you may write to.", e);
        }
    }

    private static void fill(Path file, List<StatsStorage> networks) throws IOException {
        try {
            BulkFileStorage storage = new BulkFileStorage(file);
            try {
                networks.forEach(network -> Sessions.copy(network, storage));
            } finally {
                storage.close();
            }
        } catch (DBException.VolumeIOError e) {
            throw e.getCause() instanceof IOException disk ? disk : new IOException(e);
        }
    }

    /**
     * Opens the recording.
     *
     * @throws UserException if the file is damaged or cannot be read
     */
    OpenRecording open() {
        try {
            return OpenRecording.of(path, OwnFolder.temporary());
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot show " + path + " (" + AtomicFile.reason(e)
                            + "): run the lesson or search again that recorded it, or delete the file.",
                    e);
        }
    }
}
