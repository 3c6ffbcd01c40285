package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against functions of two even draws whose shares are known. */
class MainEffectsTest {
    private static final Dimension A = Dimension.uniform("a", 0, 1);
    private static final Dimension B = Dimension.uniform("b", 0, 1);
    private static final int GROUPS = 10;

    private static double share(
            Dimension dimension, int trials, int groups, ToDoubleBiFunction<Double, Double> outcome) {
        Random random = new Random(1);
        return MainEffects.share(
                dimension,
                IntStream.range(0, trials)
                        .mapToObj(i -> Trial.pending(
                                i, new Parameters(Map.of("a", random.nextDouble(), "b", random.nextDouble())), 1))
                        .toList(),
                groups,
                trial -> outcome.applyAsDouble(
                        trial.parameters().number("a"), trial.parameters().number("b")));
    }

    @Test
    void sharesOfASumAreThoseOfItsVariances() {
        // variances of 3a and b are as 9 to 1; ten groups miss a hundredth of what is explained
        assertThat(share(A, 20_000, GROUPS, (a, b) -> 3 * a + b)).isCloseTo(0.9 * 0.99, within(0.015));
        assertThat(share(B, 20_000, GROUPS, (a, b) -> 3 * a + b)).isCloseTo(0.1 * 0.99, within(0.015));
    }

    @Test
    void whatTwoExplainTogetherIsInNoShare() {
        assertThat(share(A, 20_000, GROUPS, (a, b) -> (a - 0.5) * (b - 0.5))).isCloseTo(0, within(0.015));
    }

    @Test
    void anInvertedUIsExplainedAlthoughItHasNoSlope() {
        assertThat(share(A, 20_000, GROUPS, (a, b) -> -(a - 0.5) * (a - 0.5))).isGreaterThan(0.9);
    }

    @Test
    void noiseIsNotExplainedHoweverFewTheTrials() {
        double mean = IntStream.range(0, 200)
                .mapToDouble(i -> {
                    Random random = new Random(i);
                    double[] noise = random.doubles(54).toArray();
                    return MainEffects.share(
                            IntStream.range(0, 54).asDoubleStream().toArray(), noise, 5);
                })
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.015));
    }

    @Test
    void equalPositionsStayTogetherAndConstantsExplainNothing() {
        double[] choices = {0, 0, 0, 1, 1, 1};
        assertThat(MainEffects.share(choices, new double[] {1, 1, 1, 2, 2, 2}, 4))
                .isEqualTo(1);
        assertThat(MainEffects.share(choices, new double[] {1, 1, 1, 1, 1, 1}, 4))
                .isZero();
    }
}
