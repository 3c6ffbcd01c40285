package dl4jlessons.benchmark;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * The matrix products of a network of dense layers and nothing else, by the OpenBLAS that ND4J brings: what training
 * cannot do without. The numbers multiplied are random; how long it takes does not depend on them. Not for two threads.
 */
final class MatrixProducts {
    private static final long SEED = 1;

    private final int rows;
    private final List<FloatPointer> batches;
    private final List<Layer> layers = new ArrayList<>();
    private int trained;

    /**
     * One layer's matrices in row-major order; its output is the next layer's input.
     *
     * @param w weights, shape (out, in), as ND4J keeps them
     * @param z output, shape (rows, out)
     * @param dz gradient of the output
     * @param dx gradient of the input
     * @param dw gradient of the weights
     */
    private record Layer(
            int in, int out, FloatPointer w, FloatPointer z, FloatPointer dz, FloatPointer dx, FloatPointer dw) {}

    /**
     * Makes room for the products.
     *
     * @param sizes inputs, units of each hidden layer, classes
     * @param rows examples in a mini-batch
     * @param batches mini-batches that are taken in turn: those that fit no cache have to be fetched from memory
     */
    MatrixProducts(int[] sizes, int rows, int batches) {
        this.rows = rows;
        Random random = new Random(SEED);
        this.batches = Stream.generate(() -> random(random, rows * sizes[0], 1))
                .limit(batches)
                .toList();
        FloatPointer dx = random(random, rows * sizes[0], 1);
        for (int i = 1; i < sizes.length; i++) {
            int in = sizes[i - 1];
            int out = sizes[i];
            FloatPointer z = random(random, rows * out, 1);
            FloatPointer dz = random(random, rows * out, 1);
            // neither grows nor shrinks what goes through it: numbers near zero would take longer
            FloatPointer w = random(random, in * out, 1 / Math.sqrt(in));
            layers.add(new Layer(in, out, w, z, dz, dx, random(random, in * out, 1)));
            dx = dz;
        }
    }

    /** One iteration: output, gradient of the weights and gradient of the input of each layer, but not of the images. */
    void train() {
        FloatPointer images = batches.get(trained % batches.size());
        trained++;
        forward(images);
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer layer = layers.get(i);
            int in = layer.in;
            int out = layer.out;
            product(
                    CblasTrans,
                    CblasNoTrans,
                    out,
                    in,
                    rows,
                    layer.dz,
                    out,
                    i > 0 ? layers.get(i - 1).z : images,
                    in,
                    layer.dw,
                    in);
            if (i > 0) {
                product(CblasNoTrans, CblasNoTrans, rows, in, out, layer.dz, out, layer.w, in, layer.dx, in);
            }
        }
    }

    /** The output of each layer, as accuracy needs it. */
    void forward() {
        forward(batches.get(0));
    }

    private void forward(FloatPointer images) {
        FloatPointer x = images;
        for (Layer layer : layers) {
            int in = layer.in;
            product(CblasNoTrans, CblasTrans, rows, layer.out, in, x, in, layer.w, in, layer.z, layer.out);
            x = layer.z;
        }
    }

    /** c = op(a) · op(b), where op(a) has m rows and k columns and c has n columns. */
    private static void product(
            int opA,
            int opB,
            int m,
            int n,
            int k,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            FloatPointer c,
            int ldc) {
        cblas_sgemm(CblasRowMajor, opA, opB, m, n, k, 1, a, lda, b, ldb, 0, c, ldc);
    }

    private static FloatPointer random(Random random, int length, double deviation) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return new FloatPointer(numbers);
    }
}
