package dl4jlessons.fused;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import dl4jlessons.runtime.NativeFloats;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The three matrix products of a dense layer, in the memory layout of DL4J: rows are examples, and the weights, shape (in,
 * out) in DL4J's column-major order, are seen as row-major with one row for each unit. A block of rows is multiplied at a
 * time.
 */
final class Blas {
    private Blas() {}

    /** Forward: z = x · W. */
    static void forward(int block, int rows, int in, int out, NativeFloats x, NativeFloats weights, NativeFloats z) {
        for (int from = 0; from < rows; from += block) {
            openblas_nolapack.cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasTrans,
                    Math.min(block, rows - from),
                    out,
                    in,
                    1,
                    x.address((long) from * in),
                    in,
                    weights.address(),
                    in,
                    0,
                    z.address((long) from * out),
                    out);
        }
    }

    /** Back to the input: gradient of x = δ · Wᵀ. */
    static void backward(
            int block, int rows, int in, int out, NativeFloats delta, NativeFloats weights, NativeFloats gradient) {
        for (int from = 0; from < rows; from += block) {
            openblas_nolapack.cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    Math.min(block, rows - from),
                    in,
                    out,
                    1,
                    delta.address((long) from * out),
                    out,
                    weights.address(),
                    in,
                    0,
                    gradient.address((long) from * in),
                    in);
        }
    }

    /** To the weights: target = keep · target + factor · xᵀ · δ, in the layout of the weights. */
    static void accumulate(
            int block,
            int rows,
            int in,
            int out,
            float factor,
            NativeFloats x,
            NativeFloats delta,
            float keep,
            NativeFloats target) {
        for (int from = 0; from < rows; from += block) {
            openblas_nolapack.cblas_sgemm(
                    CblasRowMajor,
                    CblasTrans,
                    CblasNoTrans,
                    out,
                    in,
                    Math.min(block, rows - from),
                    factor,
                    delta.address((long) from * out),
                    out,
                    x.address((long) from * in),
                    in,
                    from == 0 ? keep : 1,
                    target.address(),
                    in);
        }
    }

    /** Sum of squares; OpenBLAS adds up in double. */
    static double sumOfSquares(NativeFloats numbers) {
        return openblas_nolapack.cblas_sdot(numbers.length(), numbers.address(), 1, numbers.address(), 1);
    }
}
