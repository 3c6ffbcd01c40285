package dl4jlessons.fused;

import dl4jlessons.runtime.NativeFloats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.DropOutInverted;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Inverted dropout: an activation is kept with a given probability and then divided by it. The masks are those that DL4J
 * would draw, from the same random generator in the same order.
 */
final class DropoutMask implements Stage {
    private final double retain;
    private final int units;
    private final float[] factors;
    private INDArray mask = Nd4j.empty(DataType.FLOAT);
    private NativeFloats maskNumbers = NativeFloats.allocate(1);

    /**
     * @param retain probability of keeping an activation
     * @param units numbers in a row
     */
    DropoutMask(double retain, int units) {
        this.retain = retain;
        this.units = units;
        this.factors = new float[Tile.blockLength(units)];
    }

    @Override
    public void begin(int rows) {
        if (mask.isEmpty() || mask.size(0) != rows) {
            mask = Nd4j.createUninitialized(DataType.FLOAT, rows, units);
            maskNumbers = NativeFloats.of(mask);
        }
        mask.assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(mask, mask, retain));
    }

    @Override
    public void forward(float[] block, int at, int count) {
        multiply(block, at, count);
    }

    @Override
    public void back(float[] seen, float[] gradient, int at, int count) {
        multiply(gradient, at, count);
    }

    private void multiply(float[] block, int at, int count) {
        maskNumbers.get(at, factors, count);
        Kernels.multiply(block, factors, count);
    }
}
