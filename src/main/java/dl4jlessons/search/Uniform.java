package dl4jlessons.search;

import dl4jlessons.runtime.Seeds;

/** Numbers drawn uniformly from [0, 1), each a function of a seed and the path to its use. */
final class Uniform {
    private static final int UNUSED_BITS = Long.SIZE - 1 - 53;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    private Uniform() {}

    /** With all 53 bits of a double's precision. */
    static double of(long seed, long... path) {
        return (Seeds.derive(seed, path) >>> UNUSED_BITS) * TWO_TO_MINUS_53;
    }
}
