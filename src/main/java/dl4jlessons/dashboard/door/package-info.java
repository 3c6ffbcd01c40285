/**
 * What a request has to pass before DL4J's pages see it. The dashboard asks for no password and runs on the machine on
 * which its user browses the web: whatever another web site can make that browser send arrives here.
 */
package dl4jlessons.dashboard.door;
