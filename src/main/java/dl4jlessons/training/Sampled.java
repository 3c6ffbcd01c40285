package dl4jlessons.training;

import dl4jlessons.fused.SelectiveListener;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shows another listener every n-th iteration, beginning with the first, and hides the others from it. Asked itself for
 * every n-th iteration, DL4J's {@code StatsListener} would report beside each loss the activations and gradients of n − 1
 * iterations earlier, and a fused network would have to lay out those of all iterations for it.
 */
public final class Sampled implements SelectiveListener {
    private final int everyIterations;
    private final TrainingListener listener;
    private int iterations;

    /**
     * @param everyIterations at least 1
     * @param listener should itself look at each iteration it is shown
     */
    public Sampled(int everyIterations, TrainingListener listener) {
        if (everyIterations < 1) {
            throw new IllegalArgumentException("every " + everyIterations + " iterations: must be at least 1");
        }
        this.everyIterations = everyIterations;
        this.listener = listener;
    }

    @Override
    public boolean wantsNextIteration() {
        return iterations % everyIterations == 0;
    }

    @Override
    public void onForwardPass(Model model, List<INDArray> activations) {
        if (wantsNextIteration()) {
            listener.onForwardPass(model, activations);
        }
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        if (wantsNextIteration()) {
            listener.onForwardPass(model, activations);
        }
    }

    @Override
    public void onGradientCalculation(Model model) {
        if (wantsNextIteration()) {
            listener.onGradientCalculation(model);
        }
    }

    @Override
    public void onBackwardPass(Model model) {
        if (wantsNextIteration()) {
            listener.onBackwardPass(model);
        }
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        if (wantsNextIteration()) {
            listener.iterationDone(model, iteration, epoch);
        }
        iterations++;
    }

    @Override
    public void onEpochStart(Model model) {
        listener.onEpochStart(model);
    }

    @Override
    public void onEpochEnd(Model model) {
        listener.onEpochEnd(model);
    }
}
