package dl4jlessons.lesson.batchnorm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/** Standard deviations of initial weights, from far too wide to far too narrow. */
final class WeightScales {
    private static final int SMALLEST_EXPONENT = -4;
    private static final MathContext TWO_DIGITS = new MathContext(2);

    private WeightScales() {}

    /** From 1 down to 0.0001, each the same factor below the one before it. */
    static List<Double> between1And00001(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Math.pow(10, (double) SMALLEST_EXPONENT * i / (count - 1)))
                .toList();
    }

    /** Two significant digits, never an exponent: {@code 0.00037}. */
    static String name(double scale) {
        return new BigDecimal(scale).round(TWO_DIGITS).stripTrailingZeros().toPlainString();
    }
}
