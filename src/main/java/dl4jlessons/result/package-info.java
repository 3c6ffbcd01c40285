/**
 * What a lesson is and what it returns: claims with verdicts, tables and figures as data. Console, report, charts,
 * notebooks and tests are views of these records.
 */
package dl4jlessons.result;
