package dl4jlessons.fused;

/**
 * One operation between two matrix products, on blocks of rows. Forward it turns its input into its output, backward the
 * gradient of its output into that of its input, both in place: a block of numbers from index 0 on, row-major.
 */
interface Stage {
    /** What the way back needs to see again. */
    enum Needs {
        NOTHING,
        INPUT,
        OUTPUT
    }

    /** What {@link #back} is given. */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /** How many times it has to read the whole mini-batch before it can work on the first block. */
    default int readings() {
        return 0;
    }

    /** Before an iteration. */
    default void begin(int rows) {}

    /** A block of the whole mini-batch, in one of the {@link #readings}. */
    default void read(int reading, float[] input, int count) {}

    /** All blocks of a reading have been read. */
    default void endReading(int reading) {}

    /**
     * A block forward.
     *
     * @param at where in the mini-batch the block begins
     */
    void forward(float[] block, int at, int count);

    /** Before the way back. */
    default void beginBack() {}

    /** A block of input and gradient of the whole mini-batch, if there are {@link #readings}, before {@link #back}. */
    default void readBack(float[] input, float[] gradient, int count) {}

    /** All blocks have been read. */
    default void endReadingBack() {}

    /**
     * A block on the way back.
     *
     * @param seen the block's input or output, as {@link #needs} asks for
     */
    void back(float[] seen, float[] gradient, int at, int count);

    /** After the way back. */
    default void endBack() {}
}
