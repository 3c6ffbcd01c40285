package dl4jlessons.training;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;

/** Writes down the first feature of each example that a network is fitted on. */
final class InputRecorder extends BaseTrainingListener {
    private final List<Integer> seen;

    InputRecorder(List<Integer> seen) {
        this.seen = seen;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        for (double first : model.input().getColumn(0).toDoubleVector()) {
            seen.add((int) first);
        }
    }
}
