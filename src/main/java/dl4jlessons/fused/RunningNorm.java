package dl4jlessons.fused;

/** Batch normalization in inference: with running statistics instead of those of a mini-batch. */
final class RunningNorm implements Stage {
    private final SmallParameter gamma;
    private final SmallParameter beta;
    private final SmallParameter runningMean;
    private final SmallParameter runningLogStd;
    private final double epsilon;
    private final Tile means;
    private final Tile scales;
    private final Tile shifts;

    RunningNorm(
            SmallParameter gamma,
            SmallParameter beta,
            SmallParameter runningMean,
            SmallParameter runningLogStd,
            double epsilon) {
        this.gamma = gamma;
        this.beta = beta;
        this.runningMean = runningMean;
        this.runningLogStd = runningLogStd;
        this.epsilon = epsilon;
        this.means = new Tile(gamma.length());
        this.scales = new Tile(gamma.length());
        this.shifts = new Tile(gamma.length());
    }

    @Override
    public void begin(int rows) {
        float[] scale = new float[gamma.length()];
        for (int i = 0; i < scale.length; i++) {
            float std = BatchNorm.std(runningLogStd.values()[i]);
            scale[i] = (float) (gamma.values()[i] / Math.sqrt(std * std + epsilon));
        }
        means.fill(runningMean.values());
        scales.fill(scale);
        shifts.fill(beta.values());
    }

    @Override
    public void forward(float[] block, int at, int count) {
        Kernels.normalize(block, means.values(), scales.values(), shifts.values(), count);
    }

    @Override
    public void back(float[] seen, float[] gradient, int at, int count) {
        throw new IllegalStateException("there is no way back through inference");
    }
}
