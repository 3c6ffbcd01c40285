/**
 * An executable tutorial on Deeplearning4j: what makes deep networks trainable, and how to tune them. {@link
 * dl4jlessons.Course} is the command line, {@link dl4jlessons.Lessons} the list of lessons, each of which also runs by
 * itself.
 */
package dl4jlessons;
