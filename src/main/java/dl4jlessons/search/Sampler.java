package dl4jlessons.search;

import java.util.OptionalInt;

/**
 * Chooses the parameters of each trial. They depend on the seed and the trial's number alone, so that trials can be run
 * in any order, by any number of workers, and more can be asked for later.
 */
public interface Sampler {
    /**
     * The hyperparameters of one trial.
     *
     * @param seed of the study
     * @param trial number of the trial, from 0
     */
    Parameters parameters(SearchSpace space, long seed, int trial);

    /** How many different trials there are; empty if there is no end to them. */
    OptionalInt trials(SearchSpace space);

    /** The method and its settings in words: two samplers that say the same choose the same. */
    String description();

    /** Every trial drawn independently from the dimensions' distributions. */
    static Sampler random() {
        return new RandomSampler();
    }

    /** Trials that fill the space evenly, as the seed shifts them: the scrambled Halton sequence. */
    static Sampler halton() {
        return new HaltonSampler();
    }

    /** A grid of all combinations whose outermost points lie on the bounds of the space. */
    static Sampler cornerGrid(int levels) {
        return new GridSampler(levels, GridPlacement.Fixed.CORNERS);
    }

    /** A grid of all combinations whose points are the centres of equal cells, half a step away from the bounds. */
    static Sampler centredGrid(int levels) {
        return new GridSampler(levels, GridPlacement.Fixed.CENTRES);
    }

    /**
     * A grid of all combinations that the seed shifts, each dimension by a part of a step of its own: for comparisons that
     * shall not depend on where a grid happens to lie.
     *
     * @param offset part of a step, from 0 to 1, that is added to each shift: for several grids on one seed
     */
    static Sampler shiftedGrid(int levels, double offset) {
        return new GridSampler(levels, new GridPlacement.Shifted(offset));
    }
}
