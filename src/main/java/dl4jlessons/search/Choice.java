package dl4jlessons.search;

import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One of several values without order, all equally likely.
 *
 * @param values texts, numbers or truth values, all different
 */
public record Choice(String name, List<Object> values) implements Dimension {
    public Choice {
        values = List.copyOf(values);
        if (values.isEmpty() || values.stream().distinct().count() < values.size()) {
            throw UserException.wrongUsage(
                    "The values of " + name + " are " + values + ": give at least one, and none twice.");
        }
    }

    @Override
    public Object at(double position) {
        return values.get(Math.min(values.size() - 1, (int) (position * values.size())));
    }

    @Override
    public double position(Object value) {
        return (values.indexOf(value) + 0.5) / values.size();
    }

    @Override
    public boolean ordered() {
        return false;
    }

    @Override
    public String range() {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public List<Object> values(List<Double> positions) {
        return values;
    }
}
