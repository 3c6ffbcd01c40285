package dl4jlessons.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Statistics of all tensors of one kind at one iteration, in the maps in which a report of DL4J takes them.
 *
 * @param histograms by the tensor's name, as the other three
 * @param means of the elements
 * @param stdevs standard deviations of the elements
 * @param meanMagnitudes means of the absolute values
 */
record TensorSummaries(
        Map<String, Histogram> histograms,
        Map<String, Double> means,
        Map<String, Double> stdevs,
        Map<String, Double> meanMagnitudes) {

    /** Of no tensors. */
    TensorSummaries() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Measures tensors by name. */
    static TensorSummaries of(Map<String, INDArray> tensors, Space space) {
        TensorSummaries summaries = new TensorSummaries();
        tensors.forEach((name, tensor) -> summaries.add(name, TensorStatistics.of(tensor, space)));
        return summaries;
    }

    private void add(String name, TensorStatistics statistics) {
        histograms.put(name, statistics.histogram());
        means.put(name, statistics.mean());
        stdevs.put(name, statistics.stdev());
        meanMagnitudes.put(name, statistics.meanMagnitude());
    }

    void reportTo(StatsReport report, StatsType kind) {
        report.reportHistograms(kind, histograms);
        report.reportMean(kind, means);
        report.reportStdev(kind, stdevs);
        report.reportMeanMagnitudes(kind, meanMagnitudes);
    }
}
