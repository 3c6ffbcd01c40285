package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;

/** A dense layer's weights and its three matrix products. */
final class Affine {
    private final Parameter weights;
    private final int in;
    private final int out;
    private final RowBlocks blocks;

    /**
     * @param weights shape (in, out) in DL4J's order
     */
    Affine(Parameter weights, int in, int out) {
        this(weights, in, out, RowBlocks.HERE);
    }

    Affine(Parameter weights, int in, int out, RowBlocks blocks) {
        this.weights = weights;
        this.in = in;
        this.out = out;
        this.blocks = blocks;
    }

    int in() {
        return in;
    }

    int out() {
        return out;
    }

    Parameter weights() {
        return weights;
    }

    /** z = x · W. */
    void forward(NativeFloats x, int rows, NativeFloats z) {
        Blas.forward(blocks.forward(rows, in, out), rows, in, out, x, weights.values(), z);
    }

    /** The gradient of x from that of z. */
    void back(NativeFloats delta, int rows, NativeFloats gradient) {
        Blas.backward(blocks.backward(rows, in, out), rows, in, out, delta, weights.values(), gradient);
    }

    /** The weights' gradient, summed over the mini-batch, where DL4J expects it. */
    void writeGradient(NativeFloats x, NativeFloats delta, int rows) {
        Blas.accumulate(blocks.gradient(rows, in, out), rows, in, out, 1, x, delta, 0, weights.gradients());
    }

    /** The whole update, folded into the product that computes the gradient. */
    void update(NativeFloats x, NativeFloats delta, int rows) {
        UpdateRule rule = weights.rule();
        Blas.accumulate(
                blocks.gradient(rows, in, out), rows, in, out, -rule.step(), x, delta, rule.keep(), weights.values());
    }
}
