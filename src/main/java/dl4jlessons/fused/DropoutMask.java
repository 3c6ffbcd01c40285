package dl4jlessons.fused;

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
    private INDArray mask = Nd4j.empty(DataType.FLOAT);
    private float[] factors = {};

    /**
     * @param retain probability of keeping an activation
     * @param units numbers in a row
     */
    DropoutMask(double retain, int units) {
        this.retain = retain;
        this.units = units;
    }

    @Override
    public void begin(int rows) {
        if (mask.isEmpty() || mask.size(0) != rows) {
            mask = Nd4j.createUninitialized(DataType.FLOAT, rows, units);
            factors = new float[rows * units];
        }
        mask.assign(1);
        Nd4j.getExecutioner().exec(new DropOutInverted(mask, mask, retain));
        NativeFloats.of(mask).get(0, factors, 0, factors.length);
    }

    @Override
    public void forward(float[] input, float[] output, int at, int count) {
        if (output != input) {
            System.arraycopy(input, at, output, at, count);
        }
        Kernels.multiply(output, factors, at, count);
    }

    @Override
    public void back(float[] input, float[] output, float[] gradient, int at, int count) {
        Kernels.multiply(gradient, factors, at, count);
    }
}
