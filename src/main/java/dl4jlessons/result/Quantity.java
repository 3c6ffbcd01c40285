package dl4jlessons.result;

import java.util.function.LongToDoubleFunction;

/**
 * What a {@link Condition} is about: a value a seed, with the name under which readers meet it. A lesson's readings say
 * both beside each other, so that its claims are left with margins: {@code atMost(0.02, readings.lostByReset())}.
 *
 * @param name as a reader would say it: {@code "loss, std 0.01 minus He"}
 * @param values the value of one seed
 */
public record Quantity(String name, LongToDoubleFunction values) implements LongToDoubleFunction {
    @Override
    public double applyAsDouble(long seed) {
        return values.applyAsDouble(seed);
    }
}
