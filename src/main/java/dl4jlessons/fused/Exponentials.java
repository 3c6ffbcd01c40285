package dl4jlessons.fused;

/**
 * Functions built on e^x. {@code Math.exp} and {@code Math.tanh} work on one number at a time; these work on arrays, by
 * e^x − 1 = p(x / 256) and eight times p ← p · (p + 2), which is multiplications and additions alone. In double, so that
 * results are as exact as a float can be, small ones included.
 */
final class Exponentials {
    /** Numbers worked on at a time. */
    private static final int CHUNK = 512;
    /** So many times the argument is halved, and the result squared. */
    private static final int HALVINGS = 8;

    private static final double SMALL = 1.0 / (1 << HALVINGS);
    /** Beyond it, e^x is no float, or its inverse is 0. */
    private static final double LARGEST = 104;
    /** Beyond it, tanh is 1 in float; in terms of 2x. */
    private static final double TANH_FLAT = 40;

    private final double[] chunk = new double[CHUNK];

    /** a = 1 / (1 + e^−a). */
    void sigmoid(float[] a, int count) {
        for (int from = 0; from < count; from += CHUNK) {
            int length = Math.min(CHUNK, count - from);
            load(a, from, length, -1, LARGEST);
            exponentialMinusOne(length);
            for (int i = 0; i < length; i++) {
                chunk[i] = 1 / (2 + chunk[i]);
            }
            store(a, from, length);
        }
    }

    /** a = tanh a. */
    void tanh(float[] a, int count) {
        for (int from = 0; from < count; from += CHUNK) {
            int length = Math.min(CHUNK, count - from);
            load(a, from, length, 2, TANH_FLAT);
            exponentialMinusOne(length);
            for (int i = 0; i < length; i++) {
                chunk[i] = chunk[i] / (chunk[i] + 2);
            }
            store(a, from, length);
        }
    }

    /** a = e^a; for a up to 0. */
    void exp(float[] a, int count) {
        for (int from = 0; from < count; from += CHUNK) {
            int length = Math.min(CHUNK, count - from);
            load(a, from, length, 1, LARGEST);
            series(length);
            for (int i = 0; i < length; i++) {
                chunk[i] += 1;
            }
            for (int halving = 0; halving < HALVINGS; halving++) {
                for (int i = 0; i < length; i++) {
                    chunk[i] *= chunk[i];
                }
            }
            store(a, from, length);
        }
    }

    private void load(float[] a, int at, int length, double factor, double largest) {
        for (int i = 0; i < length; i++) {
            chunk[i] = a[at + i];
        }
        for (int i = 0; i < length; i++) {
            // what is not a number stays so
            chunk[i] = Math.max(-largest, Math.min(largest, chunk[i] * factor)) * SMALL;
        }
    }

    private void exponentialMinusOne(int length) {
        series(length);
        for (int halving = 0; halving < HALVINGS; halving++) {
            for (int i = 0; i < length; i++) {
                chunk[i] *= chunk[i] + 2;
            }
        }
    }

    /** Taylor's series of e^x − 1. */
    private void series(int length) {
        for (int i = 0; i < length; i++) {
            double x = chunk[i];
            double series = 1.0 / 362880;
            series = 1.0 / 40320 + x * series;
            series = 1.0 / 5040 + x * series;
            series = 1.0 / 720 + x * series;
            series = 1.0 / 120 + x * series;
            series = 1.0 / 24 + x * series;
            series = 1.0 / 6 + x * series;
            series = 1.0 / 2 + x * series;
            chunk[i] = x + x * x * series;
        }
    }

    private void store(float[] a, int at, int length) {
        for (int i = 0; i < length; i++) {
            a[at + i] = (float) chunk[i];
        }
    }
}
