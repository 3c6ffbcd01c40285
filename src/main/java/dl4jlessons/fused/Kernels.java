package dl4jlessons.fused;

/**
 * Loops over blocks of floats, written so that the JVM's compiler turns them into vector instructions: long, without
 * branches, over arrays that share one index from 0. {@code count} is how many numbers of a block are meant. What belongs
 * to columns comes as the numbers of a {@link Tile}.
 */
final class Kernels {
    private Kernels() {}

    /** a = a + b. */
    static void add(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            a[i] += b[i];
        }
    }

    /** a = a · b. */
    static void multiply(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            a[i] *= b[i];
        }
    }

    /** a = keep · a − step · b. */
    static void step(float[] a, float keep, float[] b, float step, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = keep * a[i] - step * b[i];
        }
    }

    /** sums = sums + (a − mean)². */
    static void addSquares(float[] sums, float[] a, float[] means, int count) {
        for (int i = 0; i < count; i++) {
            float deviation = a[i] - means[i];
            sums[i] += deviation * deviation;
        }
    }

    /** sums = sums + g, products = products + g · (a − mean). */
    static void addProducts(float[] sums, float[] products, float[] g, float[] a, float[] means, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += g[i];
            products[i] += g[i] * (a[i] - means[i]);
        }
    }

    /** sums = sums + a · b. */
    static void addProductsTo(float[] sums, float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += a[i] * b[i];
        }
    }

    /** a = (a − mean) · scale + shift. */
    static void normalize(float[] a, float[] means, float[] scales, float[] shifts, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = (a[i] - means[i]) * scales[i] + shifts[i];
        }
    }

    /** g = (g − offset − (a − mean) · slope) · scale. */
    static void normalizeBack(
            float[] g, float[] a, float[] means, float[] offsets, float[] slopes, float[] scales, int count) {
        for (int i = 0; i < count; i++) {
            g[i] = (g[i] - offsets[i] - (a[i] - means[i]) * slopes[i]) * scales[i];
        }
    }

    /** a = max(0, a). */
    static void relu(float[] a, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = Math.max(0f, a[i]);
        }
    }

    /** g = g where the rectified a is positive, 0 elsewhere. */
    static void reluBack(float[] g, float[] a, int count) {
        for (int i = 0; i < count; i++) {
            // twice, so that the smallest positive float becomes more than 1, too; a comparison would not vectorize
            g[i] *= Math.min(1f, a[i] * Float.MAX_VALUE * Float.MAX_VALUE);
        }
    }

    /** g = g · a · (1 − a), where a is a sigmoid. */
    static void sigmoidBack(float[] g, float[] a, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= a[i] * (1 - a[i]);
        }
    }

    /** g = g · (1 − a²), where a is a hyperbolic tangent. */
    static void tanhBack(float[] g, float[] a, int count) {
        for (int i = 0; i < count; i++) {
            g[i] *= 1 - a[i] * a[i];
        }
    }

    /** Sum of some numbers, four at a time: one after the other, each addition would wait for the last. */
    static float sum(float[] a, int at, int count) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = at;
        for (; i + 3 < at + count; i += 4) {
            first += a[i];
            second += a[i + 1];
            third += a[i + 2];
            fourth += a[i + 3];
        }
        for (; i < at + count; i++) {
            first += a[i];
        }
        return (first + second) + (third + fourth);
    }

    /** Sum of squared deviations from a mean, likewise. */
    static float sumOfSquares(float[] a, int at, int count, float mean) {
        float even = 0;
        float odd = 0;
        int i = at;
        for (; i + 1 < at + count; i += 2) {
            even += (a[i] - mean) * (a[i] - mean);
            odd += (a[i + 1] - mean) * (a[i + 1] - mean);
        }
        if (i < at + count) {
            even += (a[i] - mean) * (a[i] - mean);
        }
        return even + odd;
    }

    /** Sum of products, likewise. */
    static float sumOfProducts(float[] a, float[] b, int at, int count) {
        float even = 0;
        float odd = 0;
        int i = at;
        for (; i + 1 < at + count; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        if (i < at + count) {
            even += a[i] * b[i];
        }
        return even + odd;
    }
}
