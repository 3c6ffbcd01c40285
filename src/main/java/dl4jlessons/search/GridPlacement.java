package dl4jlessons.search;

/** Where the levels of a grid lie in the range of each dimension. */
interface GridPlacement {
    /**
     * From 0 to 1 on the dimension's scale.
     *
     * @param level from 0
     * @param levels of the dimension, at least 2
     * @param seed of the study
     * @param dimension its index in the space
     */
    double position(int level, int levels, long seed, int dimension);

    /** The kind of grid in words. */
    String description();

    /** Placements that do not depend on the seed. */
    enum Fixed implements GridPlacement {
        /** The outermost levels are the bounds themselves. */
        CORNERS("grid with corners") {
            @Override
            public double position(int level, int levels, long seed, int dimension) {
                return level / (levels - 1.0);
            }
        },
        /** Levels are the centres of equal cells, half a step away from the bounds. */
        CENTRES("centred grid") {
            @Override
            public double position(int level, int levels, long seed, int dimension) {
                return (level + HALF) / levels;
            }
        };

        private static final double HALF = 0.5;

        private final String description;

        Fixed(String description) {
            this.description = description;
        }

        @Override
        public String description() {
            return description;
        }
    }

    /**
     * Each dimension's levels lie at the same place of equal cells, which the seed draws uniformly: on the average over
     * the seeds no value is favoured.
     *
     * @param offset from 0 to 1, added to what the seed draws: grids of one seed that are spread evenly over the cell
     */
    record Shifted(double offset) implements GridPlacement {
        /** Keeps these draws apart from the other uses of a study's seed. */
        private static final long SHIFT = 4;

        @Override
        public double position(int level, int levels, long seed, int dimension) {
            return (level + (Uniform.of(seed, SHIFT, dimension) + offset) % 1) / levels;
        }

        @Override
        public String description() {
            return "grid shifted by the seed and " + offset;
        }
    }
}
