/**
 * Chapter two: batch normalization. Chapter one chose initial weights so that activations have a suitable spread; batch
 * normalization does not hope for the spread but enforces it, mini-batch by mini-batch, at every layer and at every moment
 * of the training. The first lesson takes the layer apart: what it computes, what it learns, and what it has to keep for
 * inference. The other three test what it is praised for: that networks learn faster and tolerate larger learning rates,
 * that they depend less on their initial weights, and that they overfit less.
 */
package dl4jlessons.lesson.batchnorm;
