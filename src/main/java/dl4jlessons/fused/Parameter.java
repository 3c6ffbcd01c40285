package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;

/** A parameter tensor where DL4J keeps it: a stretch of the network's flat vector, and the same stretch of gradients. */
final class Parameter {
    private static final int CHUNK = 4096;

    private final String key;
    private final int offset;
    private final NativeFloats values;
    private final NativeFloats gradients;
    private final UpdateRule rule;

    /**
     * @param key DL4J's name, such as {@code "0_W"}
     * @param offset where it begins in the flat vector
     * @param values shared with DL4J
     * @param gradients shared with DL4J
     */
    Parameter(String key, int offset, NativeFloats values, NativeFloats gradients, UpdateRule rule) {
        this.key = key;
        this.offset = offset;
        this.values = values;
        this.gradients = gradients;
        this.rule = rule;
    }

    String key() {
        return key;
    }

    int offset() {
        return offset;
    }

    int length() {
        return values.length();
    }

    NativeFloats values() {
        return values;
    }

    NativeFloats gradients() {
        return gradients;
    }

    UpdateRule rule() {
        return rule;
    }

    /** What its regularization adds to the loss. */
    double penalty() {
        return rule.penalty() == 0 ? 0 : 0.5 * rule.penalty() * Blas.sumOfSquares(values);
    }

    /** What a folded update subtracts takes the place of the gradient, as after DL4J's own update. */
    void gradientBecomesUpdate() {
        if (!rule.isFolded()) {
            return;
        }
        float[] value = new float[CHUNK];
        float[] gradient = new float[CHUNK];
        for (int from = 0; from < length(); from += CHUNK) {
            int count = Math.min(CHUNK, length() - from);
            values.get(from, value, count);
            gradients.get(from, gradient, count);
            Kernels.step(gradient, rule.step(), value, rule.keep() - 1, count);
            gradients.put(from, gradient, count);
        }
    }
}
