/**
 * The exercises of the notebooks, a class for each lesson: what is asked, a hint, and a check that measures the reader's
 * answer.
 */
package dl4jlessons.notebook.exercise;
