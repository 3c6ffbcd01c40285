package dl4jlessons.search;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a {@link RungTask}. Small enough to come from another machine.
 *
 * @param trial its number
 * @param fromEpoch where the rung began
 * @param outcome how the rung ended
 * @param curve one result for each epoch that was completed; all losses are finite numbers
 * @param message why it failed, empty otherwise
 * @param state for going on later, {@link TrainingState#NONE} where nothing goes on
 */
public record RungResult(
        int trial, int fromEpoch, Outcome outcome, List<EpochResult> curve, String message, TrainingState state)
        implements Serializable {

    /** How a rung can end. */
    public enum Outcome {
        TRAINED,
        DIVERGED,
        FAILED
    }

    /**
     * The rung was trained; if the curve holds a loss that is not finite, it diverged there.
     *
     * @param curve one result for each epoch of the rung
     * @throws IllegalArgumentException if the curve has other epochs than the task
     */
    public static RungResult trained(RungTask task, List<EpochResult> curve, TrainingState state) {
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isFinite(curve.get(i).trainingLoss())) {
                return diverged(task, curve.subList(0, i));
            }
        }
        int epochs = task.toEpoch() - task.fromEpoch();
        if (curve.size() != epochs) {
            throw new IllegalArgumentException(
                    "the objective returned " + curve.size() + " epochs, but was asked for " + epochs);
        }
        if (curve.stream().anyMatch(e -> Double.isNaN(e.validationAccuracy()))) {
            throw new IllegalArgumentException("the objective measured no validation accuracy");
        }
        return new RungResult(task.trial(), task.fromEpoch(), Outcome.TRAINED, List.copyOf(curve), "", state);
    }

    /**
     * The loss was no longer a finite number.
     *
     * @param curve the epochs that were completed before
     */
    public static RungResult diverged(RungTask task, List<EpochResult> curve) {
        return new RungResult(
                task.trial(), task.fromEpoch(), Outcome.DIVERGED, List.copyOf(curve), "", TrainingState.NONE);
    }

    /** The objective threw. */
    public static RungResult failed(RungTask task, String message) {
        return new RungResult(task.trial(), task.fromEpoch(), Outcome.FAILED, List.of(), message, TrainingState.NONE);
    }
}
