package dl4jlessons.fused;

/**
 * Layer normalization of Ba, Kiros and Hinton (2016), equation 4, as DL4J's dense layer does it: each example's outputs of
 * the matrix product get mean 0 and standard deviation 1 (of the population), and each unit a gain; the bias comes after.
 */
final class LayerNorm implements Stage {
    /** ND4J adds it to the standard deviation, not to the variance. */
    private static final float EPSILON = 1e-12f;

    private final SmallParameter gain;
    private final int units;
    private final Tile gains;
    private final Tile sums;
    private final float[] normalized;
    private final float[] inverses;

    LayerNorm(SmallParameter gain) {
        this.gain = gain;
        this.units = gain.length();
        this.gains = new Tile(units);
        this.sums = new Tile(units);
        this.normalized = new float[Tile.blockLength(units)];
        this.inverses = new float[normalized.length / units];
    }

    @Override
    public Needs needs() {
        return Needs.INPUT;
    }

    @Override
    public void begin(int rows) {
        gains.fill(gain.values());
    }

    @Override
    public void forward(float[] block, int at, int count) {
        for (int row = 0; row < count; row += units) {
            float mean = Kernels.sum(block, row, units) / units;
            float inverse = inverseStd(block, row, mean);
            for (int j = row; j < row + units; j++) {
                block[j] = (block[j] - mean) * inverse;
            }
        }
        Kernels.multiply(block, gains.values(), count);
    }

    @Override
    public void beginBack() {
        sums.clear();
    }

    @Override
    public void back(float[] input, float[] gradient, int at, int count) {
        for (int row = 0; row < count; row += units) {
            float mean = Kernels.sum(input, row, units) / units;
            float inverse = inverseStd(input, row, mean);
            inverses[row / units] = inverse;
            for (int j = row; j < row + units; j++) {
                normalized[j] = (input[j] - mean) * inverse;
            }
        }
        Kernels.addProductsTo(sums.values(), gradient, normalized, count);
        Kernels.multiply(gradient, gains.values(), count);
        for (int row = 0; row < count; row += units) {
            float offset = Kernels.sum(gradient, row, units) / units;
            float slope = Kernels.sumOfProducts(gradient, normalized, row, units) / units;
            float inverse = inverses[row / units];
            for (int j = row; j < row + units; j++) {
                gradient[j] = (gradient[j] - offset - normalized[j] * slope) * inverse;
            }
        }
    }

    @Override
    public void endBack() {
        sums.sum(gain.gradient());
    }

    private float inverseStd(float[] input, int row, float mean) {
        float variance = Kernels.sumOfSquares(input, row, units, mean) / units;
        return 1 / ((float) Math.sqrt(variance) + EPSILON);
    }
}
