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
    private final float[] products;

    LayerNorm(SmallParameter gain) {
        this.gain = gain;
        this.units = gain.length();
        this.gains = new Tile(units);
        this.sums = new Tile(units);
        this.products = new float[units];
    }

    @Override
    public boolean needsInput() {
        return true;
    }

    @Override
    public void begin(int rows) {
        gains.fill(gain.values());
    }

    @Override
    public void forward(float[] input, float[] output, int at, int count) {
        float[] gainRow = gain.values();
        for (int row = at; row < at + count; row += units) {
            float mean = Kernels.sum(input, row, units) / units;
            float inverse = inverseStd(input, row, mean);
            for (int j = 0; j < units; j++) {
                output[row + j] = (input[row + j] - mean) * inverse * gainRow[j];
            }
        }
    }

    @Override
    public void beginBack() {
        sums.clear();
    }

    @Override
    public void back(float[] input, float[] output, float[] gradient, int at, int count) {
        float[] gainRow = gain.values();
        float[] gainSums = sums.values();
        for (int row = at; row < at + count; row += units) {
            float mean = Kernels.sum(input, row, units) / units;
            float inverse = inverseStd(input, row, mean);
            for (int j = 0; j < units; j++) {
                float normalized = (input[row + j] - mean) * inverse;
                gainSums[j] += gradient[row + j] * normalized;
                gradient[row + j] *= gainRow[j];
                products[j] = gradient[row + j] * normalized;
            }
            float offset = Kernels.sum(gradient, row, units) / units;
            float slope = Kernels.sum(products, 0, units) / units;
            for (int j = 0; j < units; j++) {
                gradient[row + j] = (gradient[row + j] - offset - (input[row + j] - mean) * inverse * slope) * inverse;
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
