package dl4jlessons.dashboard;

import org.deeplearning4j.core.storage.Persistable;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;

/** All records of one network but those of numbers that are not finite, which DL4J's pages would draw as zeros. */
final class FiniteRecords extends InMemoryStatsStorage {
    private long lastTime;

    @Override
    public void putUpdate(Persistable update) {
        if (isFinite((StatsReport) update)) {
            super.putUpdate(atATimeOfItsOwn((StatsReport) update));
        }
    }

    private static boolean isFinite(StatsReport report) {
        return Double.isFinite(report.getScore())
                && report.getMeanMagnitudes(StatsType.Parameters).values().stream()
                        .allMatch(Double::isFinite);
    }

    /** DL4J keeps one record a millisecond, which small networks on fast machines undercut. */
    private Persistable atATimeOfItsOwn(StatsReport report) {
        lastTime = Math.max(report.getTimeStamp(), lastTime + 1);
        report.reportIDs(report.getSessionID(), report.getTypeID(), report.getWorkerID(), lastTime);
        return report;
    }
}
