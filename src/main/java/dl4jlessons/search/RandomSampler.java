package dl4jlessons.search;

import dl4jlessons.runtime.Seeds;
import java.util.OptionalInt;

/** Draws every trial independently (Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012). */
record RandomSampler() implements Sampler {
    /** Keeps these draws apart from the other uses of a study's seed. */
    private static final long SAMPLING = 1;

    private static final int UNUSED_BITS = Long.SIZE - 1 - 53;
    private static final double TWO_TO_MINUS_53 = 0x1.0p-53;

    @Override
    public Parameters parameters(SearchSpace space, long seed, int trial) {
        return space.parameters(
                dimension -> dimension.at(draw(seed, trial, space.dimensions().indexOf(dimension))));
    }

    /** Uniform in [0, 1), with all 53 bits of a double's precision. */
    private static double draw(long seed, int trial, int dimension) {
        return (Seeds.derive(seed, SAMPLING, trial, dimension) >>> UNUSED_BITS) * TWO_TO_MINUS_53;
    }

    @Override
    public OptionalInt trials(SearchSpace space) {
        return OptionalInt.empty();
    }

    @Override
    public String description() {
        return "random";
    }
}
