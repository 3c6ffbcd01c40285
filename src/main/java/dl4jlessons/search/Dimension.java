package dl4jlessons.search;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * One hyperparameter: its name, the values it may take, and the scale on which they are drawn evenly. Every value has a
 * position from 0 to 1 on that scale.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RealRange.class, name = "real"),
    @JsonSubTypes.Type(value = IntegerRange.class, name = "integer"),
    @JsonSubTypes.Type(value = Choice.class, name = "choice")
})
public sealed interface Dimension permits RealRange, IntegerRange, Choice {
    /** What the hyperparameter is called, and how {@link Parameters} are asked for it. */
    String name();

    /** The value at a position from 0 to 1: evenly spread positions give the dimension's distribution. */
    Object at(double position);

    /** Where a value lies between the bounds, from 0 to 1 on the dimension's own scale. */
    double position(Object value);

    /** Whether the values have an order, so that the best one can lie at a bound. */
    boolean ordered();

    /** The allowed values in words: {@code 1e-6…0.01, log}. */
    String range();

    /**
     * Different values for a grid, as evenly spread as there are.
     *
     * @param positions where to take them; a {@link Choice} gives all its values whatever the positions
     */
    default List<Object> values(List<Double> positions) {
        return positions.stream().map(this::at).distinct().toList();
    }

    /** A number whose logarithm is drawn evenly: every decade is as likely as any other. */
    static RealRange logUniform(String name, double min, double max) {
        return new RealRange(name, min, max, true);
    }

    /** The textbook's 10^U(a, b): {@code powerOfTen("learning rate", -6, -2)} is the log-uniform range 1e-6 to 1e-2. */
    static RealRange powerOfTen(String name, double minExponent, double maxExponent) {
        return logUniform(name, StrictMath.pow(10, minExponent), StrictMath.pow(10, maxExponent));
    }

    /** A number that is drawn evenly between two bounds. */
    static RealRange uniform(String name, double min, double max) {
        return new RealRange(name, min, max, false);
    }

    /** A whole number, both bounds included; {@link IntegerRange#log()} draws it on a logarithmic scale. */
    static IntegerRange integer(String name, int min, int max) {
        return new IntegerRange(name, min, max, false);
    }

    /** One of several names, all equally likely. */
    static Choice choice(String name, String... values) {
        return new Choice(name, List.copyOf(Arrays.asList(values)));
    }

    /** One of several whole numbers, all equally likely. */
    static Choice choice(String name, int... values) {
        return new Choice(name, IntStream.of(values).<Object>mapToObj(v -> v).toList());
    }

    /** One of several numbers, all equally likely. */
    static Choice choice(String name, double... values) {
        return new Choice(name, DoubleStream.of(values).<Object>mapToObj(v -> v).toList());
    }

    /** On or off, equally likely. */
    static Choice flag(String name) {
        return new Choice(name, List.of(false, true));
    }
}
