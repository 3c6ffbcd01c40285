package dl4jlessons.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;

/**
 * A recording that is being shown. It reads a copy of the file, as DL4J's storage locks its file and may write to it;
 * closing removes the copy.
 */
final class OpenRecording extends FileStatsStorage implements AutoCloseable {
    private final OwnFolder folder;

    private OpenRecording(OwnFolder folder) {
        super(folder.file().toFile());
        this.folder = folder;
    }

    /**
     * Opens a file and reads all of it once.
     *
     * @throws IOException if the file cannot be read or is damaged
     */
    static OpenRecording of(Path file) throws IOException {
        OwnFolder folder = OwnFolder.temporary();
        try {
            Files.copy(file, folder.file());
            OpenRecording recording = new OpenRecording(folder);
            recording.listSessionIDs().forEach(session -> Sessions.records(recording, session));
            return recording;
        } catch (IOException e) {
            folder.close();
            throw e;
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            // what the storage throws at impossible lengths and positions
            folder.close();
            throw new IOException("damaged", e);
        }
    }

    @Override
    public void close() {
        super.close();
        folder.close();
    }
}
