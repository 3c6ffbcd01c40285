package dl4jlessons.search;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dl4jlessons.runtime.UserException;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The hyperparameters of one trial, by name, in the order of the search space. As JSON they are one object; doubles come
 * back with every bit.
 *
 * @param values a {@link Double}, {@link Integer}, {@link String} or {@link Boolean} each
 */
public record Parameters(@JsonValue Map<String, Object> values) implements Serializable {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A real or whole number. */
    public double number(String name) {
        return value(name, Number.class, "a number").doubleValue();
    }

    /** A whole number. */
    public int integer(String name) {
        return value(name, Integer.class, "a whole number");
    }

    /** One of several names. */
    public String text(String name) {
        return value(name, String.class, "a text");
    }

    /** On or off. */
    public boolean flag(String name) {
        return value(name, Boolean.class, "on or off");
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(" · "));
    }

    private <T> T value(String name, Class<T> type, String expected) {
        Object value = values.get(name);
        if (value == null) {
            throw UserException.wrongUsage("The network asks for the hyperparameter \"" + name
                    + "\", which the search space does not have: it has " + String.join(", ", values.keySet()) + ".");
        }
        if (!type.isInstance(value)) {
            throw UserException.wrongUsage("The network asks for the hyperparameter \"" + name + "\" as " + expected
                    + ", but the search space gives " + value + ".");
        }
        return type.cast(value);
    }
}
