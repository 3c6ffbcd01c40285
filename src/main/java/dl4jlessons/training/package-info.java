/** Fitting networks and recording what happens: loss, accuracy, activations; many networks side by side. */
package dl4jlessons.training;
