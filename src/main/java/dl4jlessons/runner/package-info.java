/** Runs lessons for people: options, progress, console, dashboard, result files and the report. */
package dl4jlessons.runner;
