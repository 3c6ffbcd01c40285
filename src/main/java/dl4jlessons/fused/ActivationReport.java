package dl4jlessons.fused;

/** Is shown the activations of DL4J's layers on the way forward, block by block. */
@FunctionalInterface
interface ActivationReport {
    /** Nobody looks. */
    ActivationReport NONE = (layer, activations, at, count) -> {};

    /**
     * Some rows of a layer's activations are complete; the array is overwritten soon.
     *
     * @param activations numbers of these rows, from index 0 on
     * @param at where among the layer's activations they belong
     */
    void take(int layer, float[] activations, int at, int count);
}
