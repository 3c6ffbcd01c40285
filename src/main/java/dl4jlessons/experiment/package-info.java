/**
 * What a lesson is, what it is given, and what is kept of it: {@link dl4jlessons.experiment.Lesson}, {@link
 * dl4jlessons.experiment.Settings}, {@link dl4jlessons.experiment.LessonRecord}.
 */
package dl4jlessons.experiment;
