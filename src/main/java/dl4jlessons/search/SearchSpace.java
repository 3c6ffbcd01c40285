package dl4jlessons.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All hyperparameters of a search, with the values each may take.
 *
 * <pre>{@code
 * SearchSpace space = SearchSpace.of(
 *         powerOfTen("learning rate", -6, -2),
 *         integer("width", 20, 200).log(),
 *         choice("updater", "sgd", "adam"),
 *         flag("batch normalization"));
 * }</pre>
 *
 * @param dimensions at least one, with different names
 */
public record SearchSpace(@JsonValue List<Dimension> dimensions) {
    /** A value this near to a bound, as a share of the range on its own scale, suggests that better ones lie beyond. */
    private static final double NEAR = 0.05;

    private static final double MIDDLE = 0.5;
    private static final List<Double> ENDS_AND_MIDDLE = List.of(0.0, MIDDLE, 1.0);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SearchSpace {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw UserException.wrongUsage("The search space is empty: give it at least one hyperparameter.");
        }
        if (dimensions.stream().map(Dimension::name).distinct().count() < dimensions.size()) {
            throw UserException.wrongUsage("Two hyperparameters of the search space have the same name among "
                    + dimensions.stream().map(Dimension::name).toList() + ": rename one.");
        }
    }

    public static SearchSpace of(Dimension... dimensions) {
        return new SearchSpace(List.of(dimensions));
    }

    /** One value for each dimension. */
    public Parameters parameters(Function<Dimension, Object> value) {
        Map<String, Object> values = new LinkedHashMap<>();
        dimensions.forEach(dimension -> values.put(dimension.name(), value.apply(dimension)));
        return new Parameters(values);
    }

    /**
     * A few points that together show every choice, both ends and the middle of each range: what is built from them
     * tells whether two programs build the same networks.
     */
    List<Parameters> probes() {
        List<Parameters> probes = new ArrayList<>();
        for (Dimension varied : dimensions) {
            for (Object value : varied.values(ENDS_AND_MIDDLE)) {
                probes.add(parameters(d -> d.equals(varied) ? value : d.at(MIDDLE)));
            }
        }
        return probes;
    }

    /** The bounds near which these parameters lie: within 5 % of the range on the dimension's own scale. */
    public List<Bound> nearBounds(Parameters parameters) {
        return dimensions.stream()
                .filter(Dimension::ordered)
                .flatMap(d -> nearBound(d, d.position(parameters.values().get(d.name()))).stream())
                .toList();
    }

    private static Optional<Bound> nearBound(Dimension dimension, double position) {
        if (position <= NEAR) {
            return Optional.of(new Bound(dimension.name(), Side.LOWER));
        }
        return position >= 1 - NEAR ? Optional.of(new Bound(dimension.name(), Side.UPPER)) : Optional.empty();
    }

    /** One end of one dimension's range. */
    public record Bound(String dimension, Side side) {}

    /** Which end of a range. */
    public enum Side {
        LOWER,
        UPPER
    }
}
