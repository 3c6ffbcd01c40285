/** Fitting networks and recording what happens: loss, accuracy, activations, gradients; many networks side by side. */
package dl4jlessons.training;
