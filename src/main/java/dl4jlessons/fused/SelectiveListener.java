package dl4jlessons.fused;

import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * A listener that says in advance which iterations it wants to see in detail. At all others a {@link FusedNetwork} calls
 * its {@code iterationDone} alone, where it may look at the score and the parameters but not at gradients, and the
 * iteration pays nothing for what nobody looks at. Listeners that are not selective see everything at every iteration.
 */
public interface SelectiveListener extends TrainingListener {
    /** Whether it will look at activations, gradients or updates of the iteration that is about to begin. */
    boolean wantsNextIteration();
}
