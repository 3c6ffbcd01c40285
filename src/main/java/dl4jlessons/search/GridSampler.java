package dl4jlessons.search;

import dl4jlessons.runtime.Plural;
import dl4jlessons.runtime.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * All combinations of a few levels of each dimension, the last dimension varying fastest. A choice has all its values as
 * levels, and a whole number at most as many levels as values.
 *
 * @param levels of each dimension
 * @param corners whether the outermost levels are the bounds themselves; otherwise they lie half a step inside
 */
record GridSampler(int levels, boolean corners) implements Sampler {
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
        int combinations = size(space);
        int rest = trial;
        for (Dimension dimension : space.dimensions()) {
            List<Object> ofDimension = dimension.values(positions());
            combinations /= ofDimension.size();
            values.put(dimension.name(), ofDimension.get(rest / combinations));
            rest %= combinations;
        }
        return new Parameters(values);
    }

    @Override
    public OptionalInt trials(SearchSpace space) {
        return OptionalInt.of(size(space));
    }

    @Override
    public String description() {
        return (corners ? "grid with corners, " : "centred grid, ") + levels + " levels";
    }

    private int size(SearchSpace space) {
        double size = space.dimensions().stream()
                .mapToDouble(dimension -> dimension.values(positions()).size())
                .reduce(1, (a, b) -> a * b);
        if (size > StudyPlan.MAX_TRIALS) {
            throw UserException.wrongUsage(String.format(
                    Locale.ROOT,
                    "This grid has %,.0f trials, and a study at most %,d: choose fewer levels, or random trials.",
                    size,
                    StudyPlan.MAX_TRIALS));
        }
        return (int) size;
    }

    private List<Double> positions() {
        return IntStream.range(0, levels)
                .mapToObj(level -> corners ? level / (levels - 1.0) : (level + 0.5) / levels)
                .toList();
    }
}
