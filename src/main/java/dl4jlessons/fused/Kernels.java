package dl4jlessons.fused;

/**
 * Loops over rows of floats, written so that the JVM's compiler turns them into vector instructions: long, without
 * branches, over arrays. Matrices are row-major; {@code at} is the index of their first number and {@code count} how many
 * numbers of them are meant, whole rows. A number for each column comes as a {@link Tile}.
 */
final class Kernels {
    private Kernels() {}

    /** a = a + column. */
    static void add(float[] a, int at, int count, Tile columns) {
        float[] tile = columns.values();
        for (int i = 0; i < count; i += tile.length) {
            addStrip(a, at + i, Math.min(tile.length, count - i), tile);
        }
    }

    private static void addStrip(float[] a, int at, int count, float[] tile) {
        for (int i = 0; i < count; i++) {
            a[at + i] += tile[i];
        }
    }

    /** sums = sums + a, column by column. */
    static void addTo(Tile sums, float[] a, int at, int count) {
        float[] tile = sums.values();
        for (int i = 0; i < count; i += tile.length) {
            addToStrip(tile, a, at + i, Math.min(tile.length, count - i));
        }
    }

    private static void addToStrip(float[] tile, float[] a, int at, int count) {
        for (int i = 0; i < count; i++) {
            tile[i] += a[at + i];
        }
    }

    /** sums = sums + (a − mean)², column by column. */
    static void addSquares(Tile sums, float[] a, int at, int count, Tile means) {
        float[] tile = sums.values();
        for (int i = 0; i < count; i += tile.length) {
            addSquaresStrip(tile, a, at + i, Math.min(tile.length, count - i), means.values());
        }
    }

    private static void addSquaresStrip(float[] tile, float[] a, int at, int count, float[] means) {
        for (int i = 0; i < count; i++) {
            float deviation = a[at + i] - means[i];
            tile[i] += deviation * deviation;
        }
    }

    /** sums = sums + g, products = products + g · (a − mean), column by column. */
    static void addProducts(Tile sums, Tile products, float[] g, float[] a, int at, int count, Tile means) {
        int length = means.values().length;
        for (int i = 0; i < count; i += length) {
            addProductsStrip(
                    sums.values(), products.values(), g, a, at + i, Math.min(length, count - i), means.values());
        }
    }

    private static void addProductsStrip(
            float[] sums, float[] products, float[] g, float[] a, int at, int count, float[] means) {
        for (int i = 0; i < count; i++) {
            float gradient = g[at + i];
            sums[i] += gradient;
            products[i] += gradient * (a[at + i] - means[i]);
        }
    }

    /** y = (a − mean) · scale + shift, column by column. */
    static void normalize(float[] y, float[] a, int at, int count, Tile means, Tile scales, Tile shifts) {
        int length = means.values().length;
        for (int i = 0; i < count; i += length) {
            normalizeStrip(y, a, at + i, Math.min(length, count - i), means.values(), scales.values(), shifts.values());
        }
    }

    private static void normalizeStrip(
            float[] y, float[] a, int at, int count, float[] means, float[] scales, float[] shifts) {
        for (int i = 0; i < count; i++) {
            y[at + i] = (a[at + i] - means[i]) * scales[i] + shifts[i];
        }
    }

    /** g = (g − offset − (a − mean) · slope) · scale, column by column. */
    static void normalizeBack(
            float[] g, float[] a, int at, int count, Tile means, Tile offsets, Tile slopes, Tile scales) {
        int length = means.values().length;
        for (int i = 0; i < count; i += length) {
            normalizeBackStrip(
                    g,
                    a,
                    at + i,
                    Math.min(length, count - i),
                    means.values(),
                    offsets.values(),
                    slopes.values(),
                    scales.values());
        }
    }

    private static void normalizeBackStrip(
            float[] g, float[] a, int at, int count, float[] means, float[] offsets, float[] slopes, float[] scales) {
        for (int i = 0; i < count; i++) {
            g[at + i] = (g[at + i] - offsets[i] - (a[at + i] - means[i]) * slopes[i]) * scales[i];
        }
    }

    /** a = max(0, a). */
    static void relu(float[] a, int at, int count) {
        for (int i = 0; i < count; i++) {
            a[at + i] = Math.max(0f, a[at + i]);
        }
    }

    /** g = g where the rectified a is positive, 0 elsewhere. */
    static void reluBack(float[] g, float[] a, int at, int count) {
        for (int i = 0; i < count; i++) {
            // twice, so that the smallest positive float becomes more than 1, too; a comparison would not vectorize
            g[at + i] *= Math.min(1f, a[at + i] * Float.MAX_VALUE * Float.MAX_VALUE);
        }
    }

    /** g = g · a · (1 − a), where a is a sigmoid. */
    static void sigmoidBack(float[] g, float[] a, int at, int count) {
        for (int i = 0; i < count; i++) {
            g[at + i] *= a[at + i] * (1 - a[at + i]);
        }
    }

    /** g = g · (1 − a²), where a is a hyperbolic tangent. */
    static void tanhBack(float[] g, float[] a, int at, int count) {
        for (int i = 0; i < count; i++) {
            g[at + i] *= 1 - a[at + i] * a[at + i];
        }
    }

    /** a = a · b, number by number. */
    static void multiply(float[] a, float[] b, int at, int count) {
        for (int i = 0; i < count; i++) {
            a[at + i] *= b[at + i];
        }
    }

    /** a = keep · a − step · b, number by number. */
    static void step(float[] a, float keep, float[] b, float step, int count) {
        for (int i = 0; i < count; i++) {
            a[i] = keep * a[i] - step * b[i];
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

    /** Sum of squared deviations from a mean. */
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
}
