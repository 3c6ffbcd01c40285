package dl4jlessons.fused;

import dl4jlessons.runtime.BlasKernels;

/**
 * How many rows of a mini-batch a matrix product takes at a time. OpenBLAS (0.3.19, with its kernels for AVX-512) multiplies
 * small matrices where they lie, and copies large ones first. For layers of 100 to 300 units a product in small parts takes
 * 5 to 25 % less time; other kernels know no such difference, and get all rows at once.
 *
 * @param wholes whether all products are to take all rows at once
 */
record RowBlocks(boolean wholes) {
    /** For the kernels that OpenBLAS uses here. */
    static final RowBlocks HERE = new RowBlocks(!BlasKernels.areForAvx512());

    /** Matrices count as small up to so many multiplications: 100 by 100 by 100. */
    private static final int SMALL_PRODUCT = 1_000_000;
    /** Forward, the weights are read where they lie only for results up to this size. */
    private static final int SMALL_OUTPUT = 1200;
    /** Forward, narrower inputs gain nothing. */
    private static final int MIN_FORWARD_INPUTS = 400;
    /** Gradients of weights gain nothing from fewer rows, as each part goes through all of them. */
    private static final int MIN_GRADIENT_ROWS = 16;
    /** The kernels work on so many rows together; one that is left over takes longer than they. */
    private static final int TOGETHER = 4;

    /** Rows of z = x · W. */
    int forward(int rows, int in, int out) {
        int small = Math.min(small(in, out), SMALL_OUTPUT / out);
        return in < MIN_FORWARD_INPUTS ? rows : block(rows, small, TOGETHER);
    }

    /** Rows of the gradient of x. */
    int backward(int rows, int in, int out) {
        return block(rows, small(in, out), TOGETHER);
    }

    /** Rows that are summed up together in the gradient of W. */
    int gradient(int rows, int in, int out) {
        return block(rows, small(in, out), MIN_GRADIENT_ROWS);
    }

    private static int small(int in, int out) {
        return (int) (SMALL_PRODUCT / ((long) in * out));
    }

    private int block(int rows, int small, int least) {
        return wholes || small < least ? rows : Math.min(rows, small / TOGETHER * TOGETHER);
    }
}
