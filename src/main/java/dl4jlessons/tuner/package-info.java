/** Searches for people, behind the command {@code search}: options, data, progress, study folders, result. */
package dl4jlessons.tuner;
