/** How the process is started: ND4J's threads and memory, logging, folders, and the one exception users are meant to see. */
package dl4jlessons.runtime;
