package dl4jlessons.dashboard;

import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsInitializationReport;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;

/** Moves what was recorded of a network from one storage to another. */
final class Sessions {
    private static final String TYPE = StatsListener.TYPE_ID;

    /** The pages draw 512 points of a curve. */
    static final int MAX_RECORDS = 1024;

    private Sessions() {}

    /** Copies all sessions; of one with very many records every n-th, and the last. */
    static void copy(StatsStorage from, StatsStorageRouter to) {
        for (String session : from.listSessionIDs()) {
            to.putStaticInfo(from.getAllStaticInfos(session, TYPE));
            to.putUpdate(thinned(records(from, session)));
        }
    }

    /** The records of a session, oldest first. */
    static List<Persistable> records(StatsStorage storage, String session) {
        return storage.getAllUpdatesAfter(session, TYPE, 0);
    }

    private static List<Persistable> thinned(List<Persistable> records) {
        int step = (records.size() + MAX_RECORDS - 1) / MAX_RECORDS;
        int last = records.size() - 1;
        return IntStream.rangeClosed(0, last)
                .filter(i -> i % step == 0 || i == last)
                .mapToObj(records::get)
                .toList();
    }

    /** A storage with the same records, all of one session, whose name changes. */
    static StatsStorage rename(StatsStorage storage, String session, String newName) {
        for (Persistable start : storage.getAllStaticInfos(session, TYPE)) {
            ((StatsInitializationReport) start).reportIDs(newName, TYPE, start.getWorkerID(), start.getTimeStamp());
        }
        for (Persistable record : records(storage, session)) {
            ((StatsReport) record).reportIDs(newName, TYPE, record.getWorkerID(), record.getTimeStamp());
        }
        StatsStorage renamed = new InMemoryStatsStorage();
        copy(storage, renamed);
        return renamed;
    }
}
