/**
 * DL4J's dashboard in the browser: live while networks train, and again later from recorded runs. The server is for
 * this machine only unless the user asks for more.
 */
package dl4jlessons.dashboard;
