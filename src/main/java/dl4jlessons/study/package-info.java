/** Charts and tables of a hyperparameter search as data, for lessons, reports and notebooks. */
package dl4jlessons.study;
