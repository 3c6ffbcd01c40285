/** What the notebooks in {@code notebooks/} use: the runtime, charts, figures, the dashboard, and exercises that check themselves. */
package dl4jlessons.notebook;
