package dl4jlessons.lesson.initialization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.deeplearning4j.ui.model.stats.api.StatsType;

/**
 * What DL4J's {@link StatsListener} recorded of one network, read back from its storage: the values behind the curves of
 * the dashboard's overview page.
 *
 * @param reports oldest first; those after a network diverged, which hold no numbers, are left out
 * @param diverged whether there are such
 */
public record RecordedStatistics(List<Report> reports, boolean diverged) {
    /**
     * One iteration; lists have a value for each hidden layer, from the first to the last, and {@code updateRatios} one
     * more for the output layer.
     *
     * @param score loss of the mini-batch
     * @param activations standard deviation of what leaves the activation function, over units and images
     * @param gradients standard deviation of the weights' gradient
     * @param updateRatios mean magnitude of the weights' update, divided by that of the weights
     */
    public record Report(
            int iteration, double score, List<Double> activations, List<Double> gradients, List<Double> updateRatios) {}

    /**
     * Reads all reports of a storage that holds one session.
     *
     * @param network tells which layers have weights: between two of them lies one hidden layer of the literature
     */
    public static RecordedStatistics of(StatsStorage storage, MultiLayerNetwork network) {
        List<Integer> dense = denseLayers(network);
        String session = storage.listSessionIDs().get(0);
        List<Report> reports = new ArrayList<>();
        boolean diverged = false;
        for (var record : storage.getAllUpdatesAfter(session, StatsListener.TYPE_ID, 0)) {
            StatsReport report = (StatsReport) record;
            diverged |= !Double.isFinite(report.getScore());
            if (!diverged) {
                reports.add(read(report, dense, network.getnLayers()));
            }
        }
        return new RecordedStatistics(List.copyOf(reports), diverged);
    }

    /** Indices of the dense hidden layers. */
    static List<Integer> denseLayers(MultiLayerNetwork network) {
        return IntStream.range(0, network.getnLayers())
                .filter(i -> configuration(network, i) instanceof DenseLayer)
                .boxed()
                .toList();
    }

    private static Report read(StatsReport report, List<Integer> dense, int layers) {
        List<Double> activations = new ArrayList<>();
        List<Double> gradients = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < dense.size(); i++) {
            int next = i + 1 < dense.size() ? dense.get(i + 1) : layers - 1;
            activations.add(report.getStdev(StatsType.Activations).get(String.valueOf(next - 1)));
            gradients.add(report.getStdev(StatsType.Gradients).get(weights(dense.get(i))));
            ratios.add(updateRatio(report, dense.get(i)));
        }
        ratios.add(updateRatio(report, layers - 1));
        return new Report(report.getIterationCount(), report.getScore(), activations, gradients, ratios);
    }

    private static double updateRatio(StatsReport report, int layer) {
        return report.getMeanMagnitudes(StatsType.Updates).get(weights(layer))
                / report.getMeanMagnitudes(StatsType.Parameters).get(weights(layer));
    }

    private static String weights(int layer) {
        return layer + "_W";
    }

    private static Layer configuration(MultiLayerNetwork network, int layer) {
        return network.getLayerWiseConfigurations().getConf(layer).getLayer();
    }

    public Report last() {
        return reports.get(reports.size() - 1);
    }
}
