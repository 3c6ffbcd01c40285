package dl4jlessons.lesson.initialization;

import dl4jlessons.fused.SelectiveListener;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts, while a network is trained, how many units of its first layer differ from one another. Two units are the same
 * when no weight from the same input differs by more than a thousandth of the layer's largest weight: rounding slowly
 * breaks even an exact symmetry.
 */
public final class DistinctUnits extends BaseTrainingListener implements SelectiveListener {
    private static final double TOLERANCE = 1e-3;

    private final int everyIterations;
    private final List<Integer> counts = new ArrayList<>();

    /** Counts now, and again each time this many iterations are done. */
    public DistinctUnits(MultiLayerNetwork network, int everyIterations) {
        this.everyIterations = everyIterations;
        counts.add(count(network));
    }

    /** It looks at parameters alone. */
    @Override
    public boolean wantsNextIteration() {
        return false;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        // DL4J counts the iteration that has just been done from 0
        if ((iteration + 1) % everyIterations == 0) {
            counts.add(count((MultiLayerNetwork) model));
        }
    }

    /** The counts so far, the first one before training. */
    public List<Integer> counts() {
        return List.copyOf(counts);
    }

    /** How many units of the first layer differ now. */
    public static int count(MultiLayerNetwork network) {
        INDArray weights = network.getLayer(0).getParam(DefaultParamInitializer.WEIGHT_KEY);
        double[][] units = weights.transpose().dup('c').toDoubleMatrix();
        double tolerance = TOLERANCE * weights.amaxNumber().doubleValue();
        List<double[]> distinct = new ArrayList<>();
        for (double[] unit : units) {
            if (distinct.stream().noneMatch(other -> same(unit, other, tolerance))) {
                distinct.add(unit);
            }
        }
        return distinct.size();
    }

    private static boolean same(double[] one, double[] other, double tolerance) {
        for (int i = 0; i < one.length; i++) {
            if (Math.abs(one[i] - other[i]) > tolerance) {
                return false;
            }
        }
        return true;
    }
}
