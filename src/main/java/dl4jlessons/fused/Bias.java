package dl4jlessons.fused;

/** Adds the bias of each unit; on the way back, its gradient is summed up. */
final class Bias implements Stage {
    private final SmallParameter bias;
    private final Tile tile;

    Bias(SmallParameter bias) {
        this.bias = bias;
        this.tile = new Tile(bias.length());
    }

    @Override
    public void begin(int rows) {
        tile.fill(bias.values());
    }

    @Override
    public void forward(float[] input, float[] output, int at, int count) {
        if (output != input) {
            System.arraycopy(input, at, output, at, count);
        }
        Kernels.add(output, at, count, tile);
    }

    @Override
    public void beginBack() {
        tile.clear();
    }

    @Override
    public void back(float[] input, float[] output, float[] gradient, int at, int count) {
        Kernels.addTo(tile, gradient, at, count);
    }

    @Override
    public void endBack() {
        tile.sum(bias.gradient());
    }
}
