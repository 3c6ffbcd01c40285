package dl4jlessons.fused;

import org.deeplearning4j.optimize.api.TrainingListener;

/**
 * A listener that says in advance which iterations it wants to see in detail, so that a network which can train without
 * laying out activations and gradients need not do so at the others. Listeners that are not selective see everything at
 * every iteration.
 *
 * <p>At an iteration it wants, its {@code onForwardPass}, {@code onBackwardPass}, {@code onGradientCalculation} and
 * {@code iterationDone} are called in this order, and {@code gradient()} holds what DL4J's own step leaves there: sums
 * over the mini-batch when {@code onGradientCalculation} is called, the update when {@code iterationDone} is. At all
 * others it needs {@code iterationDone} alone, where it looks at {@code score()}, {@code params()} and {@code
 * batchSize()}, but not at gradients; it ignores the other calls, which DL4J's own step makes all the same.
 */
public interface SelectiveListener extends TrainingListener {
    /**
     * Whether it will look at activations, gradients or updates of the iteration that is about to begin. Asking changes
     * nothing, and the answer stays the same until {@code iterationDone} ends this iteration.
     */
    boolean wantsNextIteration();
}
