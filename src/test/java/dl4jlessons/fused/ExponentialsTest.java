package dl4jlessons.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Against the JDK's functions in double, in units of a float's last place. */
class ExponentialsTest {
    private static final float[] SPECIAL = {
        0f, -0f, 1e-40f, 1e-20f, 1e-8f, 0.5f, 1f, 20f, 90f, 104f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY
    };

    private final Exponentials exponentials = new Exponentials();

    @Test
    void sigmoidIsAsExactAsAFloat() {
        assertExact(exponentials::sigmoid, x -> 1 / (1 + Math.exp(-x)), -1);
    }

    @Test
    void tanhIsAsExactAsAFloat() {
        assertExact(exponentials::tanh, Math::tanh, -1);
    }

    @Test
    void expIsAsExactAsAFloatForNegativeNumbers() {
        assertExact(exponentials::exp, Math::exp, 0);
    }

    @Test
    void whatIsNotANumberStaysSo() {
        float[] numbers = {Float.NaN, 1};
        exponentials.tanh(numbers, 2);
        assertThat(numbers[0]).isNaN();
        assertThat(numbers[1]).isEqualTo((float) Math.tanh(1));
    }

    private interface InPlace {
        void apply(float[] numbers, int count);
    }

    /** @param sign 0 for negative numbers alone */
    private static void assertExact(InPlace function, DoubleUnaryOperator exact, int sign) {
        int steps = 20_000;
        float[] numbers = new float[2 * steps + 2 * SPECIAL.length];
        for (int i = 0; i < steps; i++) {
            numbers[i] = -110f * i / steps;
            numbers[steps + i] = sign * -1f * numbers[i] * (i % 100 / 100f);
        }
        for (int i = 0; i < SPECIAL.length; i++) {
            numbers[2 * steps + 2 * i] = -SPECIAL[i];
            numbers[2 * steps + 2 * i + 1] = sign == 0 ? -SPECIAL[i] : SPECIAL[i];
        }
        float[] results = numbers.clone();
        function.apply(results, results.length);
        for (int i = 0; i < numbers.length; i++) {
            double expected = exact.applyAsDouble(numbers[i]);
            assertThat(results[i] == expected ? 0 : Math.abs(results[i] - expected))
                    .as("of %s", numbers[i])
                    .isLessThanOrEqualTo(1.01 * Math.ulp((float) expected));
        }
    }
}
