/** Notebooks as files: executing them by Jupyter, cleaning what is committed, comparing two executions. */
package dl4jlessons.notebook.file;
