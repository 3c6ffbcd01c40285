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
    public void forward(float[] block, int at, int count) {
        Kernels.add(block, tile.values(), count);
    }

    @Override
    public void beginBack() {
        tile.clear();
    }

    @Override
    public void back(float[] seen, float[] gradient, int at, int count) {
        Kernels.add(tile.values(), gradient, count);
    }

    @Override
    public void endBack() {
        tile.sum(bias.gradient());
    }
}
