package dl4jlessons.dashboard;

import dl4jlessons.runtime.NumberText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;

/**
 * A recording that is being shown. It reads a copy of the file, as DL4J's storage locks its file and may write to it;
 * closing removes the copy.
 */
final class OpenRecording extends FileStatsStorage implements AutoCloseable {
    /** More than any recording of this project: twenty networks with a thousand records each take a fifth of it. */
    static final long MAX_BYTES = 1L << 30;

    private final OwnFolder folder;
    /** The workers of each session. The pages ask every two seconds, and each answer from the file decodes all of it. */
    private final Map<String, List<String>> workers = new TreeMap<>();

    private OpenRecording(OwnFolder folder) {
        super(folder.file().toFile());
        this.folder = folder;
        for (SessionTypeWorkerId id : staticInfo.keySet()) {
            workers.computeIfAbsent(id.getSessionID(), session -> new ArrayList<>())
                    .add(id.getWorkerID());
        }
    }

    /**
     * Opens a file and reads all of it once.
     *
     * @param file is copied
     * @param folder for the copy
     * @throws IOException if the file cannot be read, is damaged or is no recording of DL4J's
     */
    static OpenRecording of(Path file, OwnFolder folder) throws IOException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("larger than " + NumberText.memory(MAX_BYTES));
            }
            Files.copy(file, folder.file());
            RecordClasses.check(folder.file());
            return readable(new OpenRecording(folder));
        } catch (IOException e) {
            folder.close();
            throw e;
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            // what the storage throws at impossible lengths and positions
            folder.close();
            throw new IOException("damaged", e);
        }
    }

    /** Closes what turns out to be damaged: a system such as Windows deletes no open file. */
    private static OpenRecording readable(OpenRecording recording) {
        try {
            for (String session : recording.listSessionIDs()) {
                // the pages write the name into their HTML
                if (!session.equals(SessionNames.safe(session))) {
                    throw new IllegalArgumentException("the name of a session is not of this project: " + session);
                }
                Sessions.records(recording, session);
            }
            return recording;
        } catch (RuntimeException | AssertionError | OutOfMemoryError e) {
            recording.close();
            throw e;
        }
    }

    @Override
    public List<String> listSessionIDs() {
        return List.copyOf(workers.keySet());
    }

    @Override
    public boolean sessionExists(String session) {
        return workers.containsKey(session);
    }

    @Override
    public List<String> listWorkerIDsForSessionAndType(String session, String type) {
        return workers.getOrDefault(session, List.of());
    }

    @Override
    public void close() {
        super.close();
        folder.close();
    }
}
