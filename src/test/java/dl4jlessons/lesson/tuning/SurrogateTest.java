package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.search.TrialState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurrogateTest {
    private static final int TRIALS = 120;

    /** Its variance is 1/2 along the first dimension and 1/12 along the second, which add up; the third does nothing. */
    private static double wave(double[] place) {
        return Math.sin(2 * Math.PI * place[0]) + place[1];
    }

    private static double[][] places(long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, TRIALS)
                .mapToObj(i -> random.doubles(3).toArray())
                .toArray(double[][]::new);
    }

    private static Surrogate fitted(ToDoubleFunction<double[]> values) {
        double[][] places = places(1);
        return Surrogate.of(places, Arrays.stream(places).mapToDouble(values).toArray());
    }

    @Test
    void itAnswersForPlacesThatItWasNotTold() {
        Surrogate surrogate = fitted(SurrogateTest::wave);

        assertThat(List.of(places(2)))
                .allSatisfy(place -> assertThat(surrogate.at(place)).isCloseTo(wave(place), within(0.1)));
        assertThat(surrogate.explained()).isGreaterThan(0.99);
    }

    @Test
    void sharesOfASumAreThoseOfItsParts() {
        Surrogate surrogate = fitted(SurrogateTest::wave);

        assertThat(surrogate.mainEffect(0)).isCloseTo(6.0 / 7, within(0.02));
        assertThat(surrogate.mainEffect(1)).isCloseTo(1.0 / 7, within(0.02));
        assertThat(surrogate.mainEffect(2)).isCloseTo(0, within(0.01));
    }

    @Test
    void whatTwoDimensionsDoOnlyTogetherIsInNoShare() {
        Surrogate surrogate = fitted(place -> (place[0] - 0.5) * (place[1] - 0.5));

        assertThat(surrogate.mainEffect(0) + surrogate.mainEffect(1) + surrogate.mainEffect(2))
                .isCloseTo(0, within(0.05));
    }

    @Test
    void noiseIsNotForetold() {
        Random noise = new Random(3);

        assertThat(fitted(place -> noise.nextGaussian()).explained()).isLessThan(0.2);
        assertThat(fitted(place -> wave(place) + 0.2 * noise.nextGaussian()).explained())
                .as("the noise is 0.04 of 0.62")
                .isCloseTo(0.93, within(0.04));
    }

    /** Accuracy has a narrow peak, which a grid of two levels hits or misses. */
    @Test
    void searchesOnTheSurrogateAreThoseOfTheFunction() {
        int trials = 60;
        MeasuredStudy study = TuningTests.study(
                1,
                IntStream.range(0, trials)
                        .mapToObj(i -> TuningTests.trial(i, (i + 0.5) / trials, TrialState.COMPLETE, 0.5))
                        .toList(),
                IntStream.range(0, trials)
                        .mapToObj(i -> 0.1 + 0.8 * Math.exp(-50 * Math.pow((i + 0.5) / trials - 0.5, 2)))
                        .toList());
        SurrogateSearches.Findings found =
                SurrogateSearches.of(List.of(study), 400, 1).findings();

        assertThat(found.foretold()).isGreaterThan(0.95);
        assertThat(found.explained().get("x")).isCloseTo(1, within(1e-6));
        // of two levels, half a range apart, the nearer to the peak is 0 to 1/4 away: 4 ∫ 0.1 + 0.8 exp(−50x²)
        assertThat(found.grids()).isCloseTo(0.1 + 0.8 * 0.4952, within(0.03));
        assertThat(found.random()).as("two draws may both miss").isLessThan(found.grids());
    }
}
