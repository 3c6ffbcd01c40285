package dl4jlessons.search;

import java.io.Serializable;

/**
 * The unit of work: train one trial for some epochs. Small enough to send to another machine.
 *
 * @param trial its number, from 0
 * @param parameters its hyperparameters
 * @param seed of all random choices of this trial: initial weights, order of examples, dropout; never 0
 * @param fromEpoch epochs that are done already
 * @param toEpoch epochs that will be done
 * @param state what the trial's last rung returned, {@link TrainingState#NONE} if {@code fromEpoch} is 0
 * @param last whether the trial is then complete, so that no state for resuming is needed
 */
public record RungTask(
        int trial, Parameters parameters, long seed, int fromEpoch, int toEpoch, TrainingState state, boolean last)
        implements Serializable {}
