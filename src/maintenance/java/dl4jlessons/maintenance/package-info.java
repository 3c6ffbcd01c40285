/**
 * What keeps the repository itself in order: notebooks executed anew, recorded verdicts, pictures of the README. Compiled
 * with the tests, so that it cannot fall behind, and not part of what learners install. {@code mvn -Pmaintenance
 * "-Dexec.args=--help"} lists the commands.
 */
package dl4jlessons.maintenance;
