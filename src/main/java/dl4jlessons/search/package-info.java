/**
 * Hyperparameter search that survives: a space, a sampler, a pruner, a journal of everything that happened, and {@link
 * dl4jlessons.search.Search}, the loop that drives them. Begin reading there.
 */
package dl4jlessons.search;
