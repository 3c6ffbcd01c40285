/**
 * Chapter one: parameter initialization. Whether a deep network learns at all is largely decided before its first
 * update, by the spread of its initial weights. The lessons begin with weights that are all equal, follow activations
 * forwards and gradients backwards through networks that have not learned anything yet, and end with the training runs
 * that the initial weights make possible or prevent.
 */
package dl4jlessons.lesson.initialization;
