package dl4jlessons.tuner;

import dl4jlessons.search.Sampler;
import java.util.Locale;

/** The samplers that the command line offers. */
enum SamplerKind {
    RANDOM,
    /** The scrambled Halton sequence, shifted by the seed. */
    HALTON,
    /** Points in the middle of equal cells. */
    GRID,
    /** A grid whose outermost points lie on the bounds. */
    CORNERS;

    /** Whether it takes a number of levels. */
    boolean isGrid() {
        return this == GRID || this == CORNERS;
    }

    /** @param levels of each hyperparameter in a grid */
    Sampler sampler(int levels) {
        return switch (this) {
            case RANDOM -> Sampler.random();
            case HALTON -> Sampler.halton();
            case GRID -> Sampler.centredGrid(levels);
            case CORNERS -> Sampler.cornerGrid(levels);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
