package dl4jlessons.dashboard;

import java.io.Serializable;
import org.deeplearning4j.ui.model.stats.api.StatsReport;

/** Counts mini-batches and examples for the table of the dashboard's overview. */
final class Throughput implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double MILLIS_PER_SECOND = 1000;

    private final long start = System.currentTimeMillis();
    private long miniBatches;
    private long examples;
    private long lastReport = start;
    private long miniBatchesThen;
    private long examplesThen;

    /** One more mini-batch has been trained on. */
    void add(int batchSize) {
        miniBatches++;
        examples += batchSize;
    }

    /** Reports totals, and rates since the last report. */
    void reportTo(StatsReport report) {
        long now = System.currentTimeMillis();
        double seconds = Math.max(1, now - lastReport) / MILLIS_PER_SECOND;
        report.reportPerformance(
                now - start,
                examples,
                miniBatches,
                (examples - examplesThen) / seconds,
                (miniBatches - miniBatchesThen) / seconds);
        lastReport = now;
        miniBatchesThen = miniBatches;
        examplesThen = examples;
    }
}
