package dl4jlessons.dashboard;

import java.nio.file.Path;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.storage.FileStatsStorage;

/** DL4J's file storage, forced to the disk once, when it is closed: after each record it would take ten milliseconds. */
final class BulkFileStorage extends FileStatsStorage {
    BulkFileStorage(Path file) {
        super(file.toFile());
    }

    @Override
    public void putStaticInfo(Persistable info) {
        sessionIDs.add(info.getSessionID());
        staticInfo.put(new SessionTypeWorkerId(info.getSessionID(), info.getTypeID(), info.getWorkerID()), info);
    }

    @Override
    public void putUpdate(Persistable update) {
        getUpdateMap(update.getSessionID(), update.getTypeID(), update.getWorkerID(), true)
                .put(update.getTimeStamp(), update);
    }
}
