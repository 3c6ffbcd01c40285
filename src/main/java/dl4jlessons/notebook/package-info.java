/** What the notebooks in {@code notebooks/} use beside the course itself: the runtime, charts, figures and the dashboard. */
package dl4jlessons.notebook;
