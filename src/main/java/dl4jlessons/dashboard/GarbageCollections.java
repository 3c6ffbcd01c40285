package dl4jlessons.dashboard;

import java.io.Serializable;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.ui.model.stats.api.StatsReport;

/** Counts the JVM's garbage collections from report to report. */
final class GarbageCollections implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<String, Count> atLastReport = new HashMap<>();

    /** Collections since the JVM started, and what they took. */
    private record Count(long collections, long millis) implements Serializable {}

    /** Reports what was collected since the last report; nothing the first time. */
    void reportTo(StatsReport report) {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            Count now = new Count(collector.getCollectionCount(), collector.getCollectionTime());
            Count then = atLastReport.put(collector.getName(), now);
            if (then != null) {
                report.reportGarbageCollection(
                        collector.getName(), (int) (now.collections() - then.collections()), (int)
                                (now.millis() - then.millis()));
            }
        }
    }
}
