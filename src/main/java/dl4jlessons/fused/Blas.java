package dl4jlessons.fused;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import dl4jlessons.runtime.NativeFloats;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The three matrix products of a dense layer, in the memory layout of DL4J: rows are examples, and the weights, shape (in,
 * out) in DL4J's column-major order, are seen as row-major with one row for each unit.
 */
final class Blas {
    private Blas() {}

    /** Forward: z = x · W. */
    static void forward(int rows, int in, int out, NativeFloats x, NativeFloats weights, NativeFloats z) {
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                rows,
                out,
                in,
                1,
                x.address(),
                in,
                weights.address(),
                in,
                0,
                z.address(),
                out);
    }

    /** Back to the input: gradient of x = δ · Wᵀ. */
    static void backward(int rows, int in, int out, NativeFloats delta, NativeFloats weights, NativeFloats gradient) {
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasNoTrans,
                rows,
                in,
                out,
                1,
                delta.address(),
                out,
                weights.address(),
                in,
                0,
                gradient.address(),
                in);
    }

    /** To the weights: target = keep · target + factor · xᵀ · δ, in the layout of the weights. */
    static void accumulate(
            int rows,
            int in,
            int out,
            float factor,
            NativeFloats x,
            NativeFloats delta,
            float keep,
            NativeFloats target) {
        openblas_nolapack.cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                out,
                in,
                rows,
                factor,
                delta.address(),
                out,
                x.address(),
                in,
                keep,
                target.address(),
                in);
    }

    /** Sum of squares; OpenBLAS adds up in double. */
    static double sumOfSquares(NativeFloats numbers) {
        return openblas_nolapack.cblas_sdot(numbers.length(), numbers.address(), 1, numbers.address(), 1);
    }
}
