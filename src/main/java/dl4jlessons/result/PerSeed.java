package dl4jlessons.result;

import java.util.Collection;
import java.util.function.LongToDoubleFunction;

/** Values that are derived seed by seed from others: what the quantity of a {@link Condition} is made of. */
public final class PerSeed {
    private PerSeed() {}

    /** The first value minus the second. */
    public static LongToDoubleFunction minus(LongToDoubleFunction minuend, LongToDoubleFunction subtrahend) {
        return seed -> minuend.applyAsDouble(seed) - subtrahend.applyAsDouble(seed);
    }

    /** The first value divided by the second. */
    public static LongToDoubleFunction dividedBy(LongToDoubleFunction dividend, LongToDoubleFunction divisor) {
        return seed -> dividend.applyAsDouble(seed) / divisor.applyAsDouble(seed);
    }

    /** The smallest of several values, at least one. */
    public static LongToDoubleFunction smallest(Collection<LongToDoubleFunction> values) {
        return seed -> values.stream()
                .mapToDouble(value -> value.applyAsDouble(seed))
                .min()
                .orElseThrow();
    }
}
