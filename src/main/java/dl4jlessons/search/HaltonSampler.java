package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.util.OptionalInt;
import org.apache.commons.math3.random.HaltonSequenceGenerator;

/**
 * Quasi-random trials: the Halton sequence with scrambled digits fills the space more evenly than independent draws do,
 * whatever the number of trials. The seed shifts all points alike, each dimension by its own amount and modulo 1 (Cranley
 * and Patterson, "Randomization of number theoretic methods for multiple integration", 1976), so that every single point
 * is uniformly distributed over the seeds. Recommended for searches by Godbole et al., "Deep learning tuning playbook",
 * 2023.
 */
record HaltonSampler() implements Sampler {
    /** The generator knows so many prime bases. */
    private static final int MAX_DIMENSIONS = 40;
    /** Keeps these draws apart from the other uses of a study's seed. */
    private static final long SHIFT = 3;

    /** @throws UserException if the space has more dimensions than the sequence */
    @Override
    public Parameters parameters(SearchSpace space, long seed, int trial) {
        int dimensions = space.dimensions().size();
        if (dimensions > MAX_DIMENSIONS) {
            throw UserException.wrongUsage("The Halton sequence is for at most " + MAX_DIMENSIONS
                    + " hyperparameters, not " + dimensions + ": use --sampler random.");
        }
        double[] point = new HaltonSequenceGenerator(dimensions).skipTo(trial);
        return space.parameters(dimension -> {
            int index = space.dimensions().indexOf(dimension);
            return dimension.at((point[index] + Uniform.of(seed, SHIFT, index)) % 1);
        });
    }

    @Override
    public OptionalInt trials(SearchSpace space) {
        return OptionalInt.empty();
    }

    @Override
    public String description() {
        return "Halton";
    }
}
