package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What listeners are told of an iteration, in DL4J's order. */
final class ReportedIteration implements ActivationReport {
    private final MultiLayerNetwork network;
    private final Collection<TrainingListener> listeners;
    private final List<INDArray> activations = new ArrayList<>();
    private final List<NativeFloats> numbers = new ArrayList<>();

    /**
     * @param widths outputs of each layer but the last
     */
    ReportedIteration(
            MultiLayerNetwork network, Collection<TrainingListener> listeners, INDArray input, List<Integer> widths) {
        this.network = network;
        this.listeners = listeners;
        activations.add(input);
        for (int width : widths) {
            INDArray layer = Nd4j.createUninitialized(DataType.FLOAT, input.size(0), width);
            activations.add(layer);
            numbers.add(NativeFloats.of(layer));
        }
    }

    @Override
    public void take(int layer, float[] values, int at, int count) {
        if (layer < numbers.size()) {
            numbers.get(layer).put(at, values, count);
        }
    }

    void forwardDone() {
        for (TrainingListener listener : listeners) {
            listener.onForwardPass(network, activations);
        }
    }

    void backwardDone() {
        for (TrainingListener listener : listeners) {
            listener.onBackwardPass(network);
        }
        for (TrainingListener listener : listeners) {
            listener.onGradientCalculation(network);
        }
    }
}
