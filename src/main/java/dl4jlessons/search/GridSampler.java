package dl4jlessons.search;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All combinations of a few levels of each dimension, the last dimension varying fastest. A choice has all its values as
 * levels, and a whole number at most as many levels as values.
 *
 * @param levels of each dimension
 * @param placement where the levels lie
 */
record GridSampler(int levels, GridPlacement placement) implements Sampler {
    /** How many values a dimension has does not depend on it in any space whose ranges hold as many values as levels. */
    private static final long ANY_SEED = 1;

    GridSampler {
        if (levels < 2) {
            throw UserException.wrongUsage(
                    "A grid of " + Plural.of(levels, "level") + " compares nothing: choose at least 2 levels.");
        }
        if (levels > StudyPlan.MAX_TRIALS) {
            throw UserException.wrongUsage("A grid of " + levels + " levels is too fine: choose fewer.");
        }
    }

    @Override
    public Parameters parameters(SearchSpace space, long seed, int trial) {
        Map<String, Object> values = new LinkedHashMap<>();
        int combinations = size(space, seed);
        int rest = trial;
        for (int i = 0; i < space.dimensions().size(); i++) {
            List<Object> ofDimension = values(space, seed, i);
            combinations /= ofDimension.size();
            values.put(space.dimensions().get(i).name(), ofDimension.get(rest / combinations));
            rest %= combinations;
        }
        return new Parameters(values);
    }

    @Override
    public OptionalInt trials(SearchSpace space) {
        return OptionalInt.of(size(space, ANY_SEED));
    }

    @Override
    public String description() {
        return placement.description() + ", " + levels + " levels";
    }

    private int size(SearchSpace space, long seed) {
        double size = IntStream.range(0, space.dimensions().size())
                .mapToDouble(dimension -> values(space, seed, dimension).size())
                .reduce(1, (a, b) -> a * b);
        if (size > StudyPlan.MAX_TRIALS) {
            throw UserException.wrongUsage(
                    "This grid has " + NumberText.decimals(size, 0) + " trials, and a study at most "
                            + NumberText.count(StudyPlan.MAX_TRIALS) + ": choose fewer levels, or random trials.");
        }
        return (int) size;
    }

    private List<Object> values(SearchSpace space, long seed, int dimension) {
        return space.dimensions()
                .get(dimension)
                .values(IntStream.range(0, levels)
                        .mapToObj(level -> placement.position(level, levels, seed, dimension))
                        .toList());
    }
}
