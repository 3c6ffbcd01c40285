/**
 * A training step as fast as its matrix products. {@link dl4jlessons.fused.FusedMultiLayerNetwork} is DL4J's own network with one
 * difference: {@code fit} runs in memory that is allocated once, matrix products by BLAS on DL4J's parameters and all else
 * in loops over {@code float[]} that the JVM's compiler vectorizes.
 *
 * <p>The way of the data: a {@code Plan} reads the configuration and decides whether it is supported; a {@code
 * TrainingEngine} alternates {@code Affine} maps (matrix products) and {@code Chain}s of {@code Stage}s (bias, batch
 * normalization, activation, dropout) forward to the {@code SoftmaxCrossEntropy} and back; {@code Parameter}s are updated
 * where DL4J keeps them. Configurations that are not supported run on DL4J's own step.
 */
package dl4jlessons.fused;
