package dl4jlessons.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.NativeFloats;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.learning.config.Sgd;

class RowBlocksTest {
    private static final RowBlocks SMALL = new RowBlocks(false);
    private static final RowBlocks WHOLE = new RowBlocks(true);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void productsOfNarrowLayersAreSmall() {
        assertThat(SMALL.forward(100, 784, 100)).isEqualTo(12);
        assertThat(SMALL.backward(1000, 100, 100)).isEqualTo(100);
        assertThat(SMALL.backward(1000, 300, 300)).isEqualTo(8);
        assertThat(SMALL.gradient(1000, 100, 100)).isEqualTo(100);
        assertThat(SMALL.gradient(1000, 784, 50)).isEqualTo(24);
    }

    @Test
    void whereSmallPartsGainNothingAllRowsAreTakenAtOnce() {
        assertThat(SMALL.forward(1000, 100, 100)).isEqualTo(1000);
        assertThat(SMALL.forward(1000, 784, 1000)).isEqualTo(1000);
        assertThat(SMALL.backward(1000, 1000, 1000)).isEqualTo(1000);
        assertThat(SMALL.gradient(1000, 784, 100)).isEqualTo(1000);
        assertThat(SMALL.backward(7, 1, 1)).isEqualTo(7);
        assertThat(SMALL.forward(5, 784, 100_000)).isEqualTo(5);
    }

    @Test
    void otherKernelsTakeAllRowsAtOnce() {
        assertThat(WHOLE.forward(100, 784, 100)).isEqualTo(100);
        assertThat(WHOLE.backward(1000, 100, 100)).isEqualTo(1000);
        assertThat(WHOLE.gradient(1000, 100, 100)).isEqualTo(1000);
    }

    /** Rows that do not fill the last block, and layers of which one product is cut and the others are not. */
    @ParameterizedTest
    @CsvSource({"103, 784, 100", "250, 100, 100", "1, 500, 3", "30, 300, 300", "129, 784, 50"})
    void productsAreTheSameInBlocksAndAsAWhole(int rows, int in, int out) {
        List<float[]> expected = products(WHOLE, rows, in, out);
        List<float[]> blocks = products(SMALL, rows, in, out);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(blocks.get(i)).hasSameSizeAs(expected.get(i));
            assertThat(largestDifference(blocks.get(i), expected.get(i))).isLessThan(1e-3f);
        }
    }

    /** Not a number where one of them is none. */
    private static float largestDifference(float[] one, float[] other) {
        float largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i] - other[i]));
        }
        return largest;
    }

    /** Output, gradient of the input, gradient of the weights, and weights after an update. */
    private static List<float[]> products(RowBlocks blocks, int rows, int in, int out) {
        Random random = new Random(1);
        NativeFloats weights = numbers(random, in * out);
        NativeFloats gradients = numbers(random, in * out);
        UpdateRule rule = new UpdateRule(new Sgd(0.1), List.of(), true);
        rule.begin(0, 0, rows);
        Affine affine = new Affine(new Parameter("0_W", 0, weights, gradients, rule), in, out, blocks);
        NativeFloats x = numbers(random, rows * in);
        NativeFloats delta = numbers(random, rows * out);
        NativeFloats z = numbers(random, rows * out);
        NativeFloats dx = numbers(random, rows * in);
        affine.forward(x, rows, z);
        affine.back(delta, rows, dx);
        affine.writeGradient(x, delta, rows);
        affine.update(x, delta, rows);
        return List.of(all(z), all(dx), all(gradients), all(weights));
    }

    private static NativeFloats numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        NativeFloats floats = NativeFloats.allocate(count);
        floats.put(0, numbers, count);
        return floats;
    }

    private static float[] all(NativeFloats numbers) {
        float[] all = new float[numbers.length()];
        numbers.get(0, all, all.length);
        return all;
    }
}
