/** Trains the trials of a search on Apache Spark. Compiled with Maven's profile {@code spark} only. */
package dl4jlessons.spark;
