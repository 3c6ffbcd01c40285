package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsInitializationReport;
import org.deeplearning4j.ui.model.stats.impl.SbeStatsReport;
import org.deeplearning4j.ui.model.storage.InMemoryStatsStorage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1024, 1024", "1025, 513", "3000, 1001", "100000, 1022"})
    void keepsNoMoreRecordsThanThePagesCanDraw(int recorded, int kept) {
        StatsStorage from = new InMemoryStatsStorage();
        from.putStaticInfo(start());
        for (int i = 1; i <= recorded; i++) {
            from.putUpdate(record(i));
        }
        StatsStorage to = new InMemoryStatsStorage();

        Sessions.copy(from, to);

        List<Integer> iterations = Sessions.records(to, "session").stream()
                .map(record -> ((SbeStatsReport) record).getIterationCount())
                .toList();
        assertThat(iterations).hasSize(kept).isSorted();
        if (recorded > 0) {
            assertThat(iterations).startsWith(1).endsWith(recorded);
        }
    }

    private static SbeStatsInitializationReport start() {
        SbeStatsInitializationReport start = new SbeStatsInitializationReport();
        start.reportIDs("session", StatsListener.TYPE_ID, "worker", 1);
        return start;
    }

    private static SbeStatsReport record(int iteration) {
        SbeStatsReport record = new SbeStatsReport();
        record.reportIDs("session", StatsListener.TYPE_ID, "worker", iteration);
        record.reportIterationCount(iteration);
        return record;
    }
}
