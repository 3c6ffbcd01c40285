package dl4jlessons.fused;

/**
 * One operation between two matrix products, on rows of floats in the Java heap. Forward it reads its input and writes its
 * output, which may be the same array; backward it turns the gradient of its output into that of its input, in place. Rows
 * come in blocks small enough for the processor's cache: {@code at} is the index of a block's first number and {@code
 * count} how many numbers it has.
 */
interface Stage {
    /** Whether the way back needs the output: then nothing may overwrite it. */
    default boolean needsOutput() {
        return false;
    }

    /** Whether the way back needs the input: then the output must be another array. */
    default boolean needsInput() {
        return false;
    }

    /** Whether it needs sums over all rows before it can work on the first one, in either direction. */
    default boolean isWholeBatch() {
        return false;
    }

    /** Before the first block of an iteration. */
    default void begin(int rows) {}

    /** Reads all rows, if {@link #isWholeBatch}. */
    default void gather(float[] input, int count) {}

    /** One block forward. */
    void forward(float[] input, float[] output, int at, int count);

    /** Before the first block on the way back. */
    default void beginBack() {}

    /** Reads all rows of its input and of the gradient of its output, if {@link #isWholeBatch}. */
    default void gatherBack(float[] input, float[] gradient, int count) {}

    /** One block on the way back: the gradient of the output becomes that of the input. */
    void back(float[] input, float[] output, float[] gradient, int at, int count);

    /** After the last block on the way back. */
    default void endBack() {}
}
