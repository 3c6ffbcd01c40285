package dl4jlessons.dashboard;

import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.optimize.api.TrainingListener;

/** What is recorded of one network while it trains: one session of the dashboard. */
final class NetworkRecording {
    private final String session;
    private final LiveView view;
    private final RecordingListener listener;
    private StatsStorage records = new FiniteRecords();

    NetworkRecording(String session, int everyIterations, LiveView view) {
        this.session = session;
        this.view = view;
        this.listener = new RecordingListener(records, session, everyIterations, this::diverged);
        view.begin(session, records);
    }

    TrainingListener listener() {
        return listener;
    }

    /** What was recorded, complete. */
    StatsStorage finish() {
        listener.finish();
        return records();
    }

    private synchronized StatsStorage records() {
        return records;
    }

    /** Says so in the session's name: the pages know no infinite numbers, and a curve that just ends looks perfect. */
    private synchronized void diverged(int iteration) {
        String renamed = session + SessionNames.SEPARATOR + "DIVERGED at iteration " + iteration;
        StatsStorage old = records;
        records = Sessions.rename(old, session, renamed);
        view.replace(List.of(old), () -> records);
    }
}
