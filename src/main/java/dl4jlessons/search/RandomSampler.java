package dl4jlessons.search;

import java.util.OptionalInt;

/** Draws every trial independently (Bergstra and Bengio, "Random search for hyper-parameter optimization", 2012). */
record RandomSampler() implements Sampler {
    /** Keeps these draws apart from the other uses of a study's seed. */
    private static final long SAMPLING = 1;

    @Override
    public Parameters parameters(SearchSpace space, long seed, int trial) {
        return space.parameters(dimension -> dimension.at(
                Uniform.of(seed, SAMPLING, trial, space.dimensions().indexOf(dimension))));
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
