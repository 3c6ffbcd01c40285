package dl4jlessons.search;

import static dl4jlessons.search.Dimension.choice;
import static dl4jlessons.search.Dimension.flag;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.logUniform;
import static dl4jlessons.search.Dimension.powerOfTen;
import static dl4jlessons.search.Dimension.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.UserException;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DimensionTest {
    private static final int DRAWS = 2000;
    /** A right distribution fails with this probability; the seeds are fixed, so it fails never or always. */
    private static final double IMPLAUSIBLE = 1e-4;

    private static List<Object> draws(Dimension dimension, long seed) {
        SearchSpace space = SearchSpace.of(dimension);
        return IntStream.range(0, DRAWS)
                .mapToObj(trial ->
                        Sampler.random().parameters(space, seed, trial).values().get(dimension.name()))
                .toList();
    }

    private static double plausibility(List<Object> draws, DoubleUnaryOperator toUnitInterval) {
        double[] positions = draws.stream()
                .mapToDouble(draw -> toUnitInterval.applyAsDouble(((Number) draw).doubleValue()))
                .toArray();
        return new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new UniformRealDistribution(0, 1), positions);
    }

    private static double plausibility(List<Object> draws, List<Object> values, double[] probabilities) {
        long[] counts =
                values.stream().mapToLong(v -> Collections.frequency(draws, v)).toArray();
        return new ChiSquareTest().chiSquareTest(probabilities, counts);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void uniformNumbersFillTheirRangeEvenly(long seed) {
        List<Object> draws = draws(uniform("momentum", -2, 6), seed);
        assertThat(draws).allSatisfy(draw -> assertThat((Double) draw).isBetween(-2.0, 6.0));
        assertThat(plausibility(draws, x -> (x + 2) / 8)).isGreaterThan(IMPLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void logUniformNumbersFillEachDecadeEvenly(long seed) {
        List<Object> draws = draws(logUniform("learning rate", 1e-6, 1e-2), seed);
        assertThat(draws).allSatisfy(draw -> assertThat((Double) draw).isBetween(1e-6, 1e-2));
        assertThat(plausibility(draws, x -> (Math.log10(x) + 6) / 4)).isGreaterThan(IMPLAUSIBLE);
        assertThat(plausibility(draws, x -> x / 1e-2)).as("on a linear scale").isLessThan(IMPLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void wholeNumbersAreEquallyLikelyAndIncludeBothBounds(long seed) {
        List<Object> draws = draws(integer("hidden layers", 1, 6), seed);
        assertThat(draws).containsOnly(1, 2, 3, 4, 5, 6);
        double[] even = {1, 1, 1, 1, 1, 1};
        assertThat(plausibility(draws, List.of(1, 2, 3, 4, 5, 6), even)).isGreaterThan(IMPLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void wholeNumbersOnALogarithmicScaleHaveTheShareOfTheirStretch(long seed) {
        List<Object> draws = draws(integer("width", 1, 5).log(), seed);
        assertThat(draws).containsOnly(1, 2, 3, 4, 5);
        double[] shares = IntStream.rangeClosed(1, 5)
                .mapToDouble(k -> Math.log((k + 0.5) / (k - 0.5)) / Math.log(5.5 / 0.5))
                .toArray();
        assertThat(plausibility(draws, List.of(1, 2, 3, 4, 5), shares)).isGreaterThan(IMPLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void choicesAreEquallyLikely(long seed) {
        List<Object> updaters = draws(choice("updater", "sgd", "momentum", "adam"), seed);
        assertThat(plausibility(updaters, List.of("sgd", "momentum", "adam"), new double[] {1, 1, 1}))
                .isGreaterThan(IMPLAUSIBLE);
        List<Object> flags = draws(flag("batch normalization"), seed);
        assertThat(plausibility(flags, List.of(false, true), new double[] {1, 1}))
                .isGreaterThan(IMPLAUSIBLE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 12345})
    void dimensionsAreDrawnIndependently(long seed) {
        SearchSpace space = SearchSpace.of(uniform("a", 0, 1), uniform("b", 0, 1));
        List<Parameters> trials = IntStream.range(0, DRAWS)
                .mapToObj(t -> Sampler.random().parameters(space, seed, t))
                .toList();
        double[] a = trials.stream().mapToDouble(t -> t.number("a")).toArray();
        double[] b = trials.stream().mapToDouble(t -> t.number("b")).toArray();
        assertThat(new SpearmansCorrelation().correlation(a, b)).isBetween(-0.09, 0.09);
    }

    @Test
    void thePowerOfTenOfTheTextbookIsALogUniformRange() {
        assertThat(powerOfTen("learning rate", -6, -2)).isEqualTo(logUniform("learning rate", 1e-6, 1e-2));
        assertThat(powerOfTen("learning rate", -6, -2).range()).isEqualTo("1e-6…0.01, log");
    }

    @Test
    void theEndsOfTheUnitIntervalAreTheBounds() {
        for (Dimension dimension : List.of(
                uniform("a", -1, 3),
                logUniform("b", 1e-7, 0.3),
                integer("c", 3, 17),
                integer("d", 20, 200).log())) {
            assertThat(dimension.position(dimension.at(0))).isZero();
            assertThat(dimension.position(dimension.at(1))).isEqualTo(1);
        }
    }

    @Test
    void positionsAreTheInverseOfValues() {
        for (double position = 0.05; position < 1; position += 0.1) {
            RealRange logarithmic = logUniform("a", 1e-6, 1e-2);
            RealRange linear = uniform("b", -5, 5);
            assertThat(logarithmic.position(logarithmic.at(position))).isCloseTo(position, within(1e-12));
            assertThat(linear.position(linear.at(position))).isCloseTo(position, within(1e-12));
        }
    }

    @Test
    void impossibleRangesAreRefused() {
        assertThatThrownBy(() -> logUniform("learning rate", 0, 1))
                .isInstanceOf(UserException.class)
                .hasMessage("The lower bound of learning rate is 0: a logarithmic scale needs a bound above 0.");
        assertThatThrownBy(() -> uniform("dropout", 0.5, 0.5))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("The bounds of dropout are 0.5 and 0.5");
        assertThatThrownBy(() -> integer("width", 5, 1)).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> integer("width", 0, 9).log()).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> choice("updater", "sgd", "sgd")).isInstanceOf(UserException.class);
        assertThatThrownBy(() -> uniform("momentum", 0, Double.NaN)).isInstanceOf(UserException.class);
    }
}
