/** What the notebooks in {@code notebooks/} use beside the course itself: the runtime, charts, measured values and the dashboard. */
package dl4jlessons.notebook;
