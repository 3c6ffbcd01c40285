package dl4jlessons.dashboard;

import dl4jlessons.fused.SelectiveListener;
import java.util.Map;
import java.util.function.IntConsumer;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.ui.model.stats.api.StatsReport;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's listener for the dashboard, with a schedule of its own. Asked for every n-th iteration, DL4J's would show
 * beside each loss the activations and gradients of n − 1 iterations earlier; this one measures all of them at the
 * iterations 0, n, 2n … and, as training changes fastest at first and may diverge at once, at the powers of two before
 * n. It records ever more rarely in long trainings, and tells when training diverges.
 */
final class RecordingListener extends HeapStatsListener implements SelectiveListener {
    private static final long serialVersionUID = 1L;

    /** After each such number of records the interval doubles: memory grows with the logarithm of the iterations. */
    private static final int RECORDS_AT_SAME_INTERVAL = 80;

    private final transient IntConsumer whenDiverged;
    private int interval;
    private int iterations;
    private int records;
    private boolean diverged;
    /** Not the network, which has much more memory: a recording lives longer than its networks. */
    private transient INDArray parameters = Nd4j.empty();

    private final Throughput throughput = new Throughput();

    /**
     * @param everyIterations how often to record at first, at least 1
     * @param whenDiverged told once, by the training thread: the iteration, counted from 1, whose loss was not finite
     */
    RecordingListener(StatsStorageRouter records, String session, int everyIterations, IntConsumer whenDiverged) {
        super(records, session);
        this.interval = everyIterations;
        this.whenDiverged = whenDiverged;
    }

    @Override
    public boolean wantsNextIteration() {
        boolean early = iterations < interval && Integer.bitCount(iterations) == 1;
        return !diverged && (early || iterations % interval == 0);
    }

    @Override
    public StatsReport getNewStatsReport() {
        StatsReport report = super.getNewStatsReport();
        throughput.reportTo(report);
        return report;
    }

    @Override
    public void onForwardPass(Model network, Map<String, INDArray> activations) {
        if (wantsNextIteration()) {
            super.onForwardPass(network, activations);
        }
    }

    @Override
    public void onGradientCalculation(Model network) {
        if (wantsNextIteration()) {
            super.onGradientCalculation(network);
        }
    }

    @Override
    public void iterationDone(Model network, int iteration, int epoch) {
        parameters = network.params();
        throughput.add(network.batchSize());
        if (wantsNextIteration()) {
            super.iterationDone(network, iteration, epoch);
            records++;
            if (records % RECORDS_AT_SAME_INTERVAL == 0) {
                interval *= 2;
            }
        }
        iterations++;
        if (!Double.isFinite(network.score())) {
            reportDivergence();
        }
    }

    /** Training is over: the last update may have made the parameters infinite, which no loss has shown. */
    void finish() {
        if (iterations > 0 && !Double.isFinite(parameters.sumNumber().doubleValue())) {
            reportDivergence();
        }
    }

    private void reportDivergence() {
        if (!diverged) {
            diverged = true;
            whenDiverged.accept(iterations);
        }
    }
}
