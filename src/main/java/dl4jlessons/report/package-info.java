/**
 * Shows results to people: as text on the console and as one self-contained HTML page. Nothing is measured or judged
 * here; every value comes from a {@link dl4jlessons.result.LessonResult}.
 */
package dl4jlessons.report;
