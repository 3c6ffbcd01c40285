package dl4jlessons.fused;

/**
 * Batch normalization of Ioffe and Szegedy (2015), algorithm 1, as DL4J's layer does it: the mini-batch's own mean and
 * variance (of the population), ε added to the variance, and running statistics that are kept as mean and log10 of the
 * standard deviation and moved by what DL4J calls their gradients.
 */
final class BatchNorm implements Stage {
    private static final double LN_10 = Math.log(10);

    private final SmallParameter gamma;
    private final SmallParameter beta;
    private final SmallParameter runningMean;
    private final SmallParameter runningLogStd;
    private final double epsilon;
    private final double decay;

    private final float[] mean;
    private final float[] variance;
    private final float[] inverseStd;
    private final float[] row;
    private final Tile means;
    private final Tile scales;
    private final Tile shifts;
    private final Tile sums;
    private final Tile products;
    private int rows;

    /**
     * @param epsilon added to the variance
     * @param decay how much of the running statistics an iteration keeps
     */
    BatchNorm(
            SmallParameter gamma,
            SmallParameter beta,
            SmallParameter runningMean,
            SmallParameter runningLogStd,
            double epsilon,
            double decay) {
        this.gamma = gamma;
        this.beta = beta;
        this.runningMean = runningMean;
        this.runningLogStd = runningLogStd;
        this.epsilon = epsilon;
        this.decay = decay;
        int units = gamma.length();
        this.mean = new float[units];
        this.variance = new float[units];
        this.inverseStd = new float[units];
        this.row = new float[units];
        this.means = new Tile(units);
        this.scales = new Tile(units);
        this.shifts = new Tile(units);
        this.sums = new Tile(units);
        this.products = new Tile(units);
    }

    @Override
    public Needs needs() {
        return Needs.INPUT;
    }

    /** First for the means, then for the variances. */
    @Override
    public int readings() {
        return 2;
    }

    @Override
    public void begin(int rows) {
        this.rows = rows;
        sums.clear();
    }

    @Override
    public void read(int reading, float[] input, int count) {
        if (reading == 0) {
            Kernels.add(sums.values(), input, count);
        } else {
            Kernels.addSquares(sums.values(), input, means.values(), count);
        }
    }

    @Override
    public void endReading(int reading) {
        if (reading == 0) {
            sums.sum(mean);
            for (int i = 0; i < mean.length; i++) {
                mean[i] /= rows;
            }
            means.fill(mean);
            sums.clear();
        } else {
            sums.sum(variance);
            for (int i = 0; i < mean.length; i++) {
                variance[i] /= rows;
                inverseStd[i] = (float) (1 / Math.sqrt(variance[i] + epsilon));
                row[i] = inverseStd[i] * gamma.values()[i];
            }
            scales.fill(row);
            shifts.fill(beta.values());
        }
    }

    @Override
    public void forward(float[] block, int at, int count) {
        Kernels.normalize(block, means.values(), scales.values(), shifts.values(), count);
    }

    @Override
    public void beginBack() {
        sums.clear();
        products.clear();
    }

    @Override
    public void readBack(float[] input, float[] gradient, int count) {
        Kernels.addProducts(sums.values(), products.values(), gradient, input, means.values(), count);
    }

    @Override
    public void endReadingBack() {
        sums.sum(beta.gradient());
        products.sum(gamma.gradient());
        for (int i = 0; i < mean.length; i++) {
            gamma.gradient()[i] *= inverseStd[i];
            row[i] = beta.gradient()[i] / rows;
        }
        sums.fill(row);
        for (int i = 0; i < mean.length; i++) {
            row[i] = gamma.gradient()[i] * inverseStd[i] / rows;
        }
        products.fill(row);
        moveRunningStatistics();
    }

    @Override
    public void back(float[] input, float[] gradient, int at, int count) {
        Kernels.normalizeBack(
                gradient, input, means.values(), sums.values(), products.values(), scales.values(), count);
    }

    /** A standard deviation from its logarithm to the base 10, in float as DL4J keeps it. */
    static float std(float logStd) {
        return (float) Math.exp(logStd * LN_10);
    }

    /** In float where DL4J computes in float, so that a variance that underflows there does so here. */
    private void moveRunningStatistics() {
        for (int i = 0; i < mean.length; i++) {
            runningMean.gradient()[i] = (runningMean.values()[i] - mean[i]) * (float) (1 - decay);
            float std = std(runningLogStd.values()[i]);
            float before = std * std;
            float after = before * (float) decay + variance[i] * (float) (1 - decay);
            runningLogStd.gradient()[i] = (float) Math.log(before / after) * (float) (0.5 / LN_10);
        }
    }
}
