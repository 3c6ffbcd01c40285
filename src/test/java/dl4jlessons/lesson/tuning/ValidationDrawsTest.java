package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.lesson.tuning.ValidationDraws.Draw;
import dl4jlessons.search.TrialState;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationDrawsTest {
    private static final int IMAGES = 10_000;

    /** Trials that classify each image correctly with these probabilities, each on its own. */
    private static ValidationDraws draws(long seed, double... accuracies) {
        Random random = new Random(1);
        List<MeasuredTrial> trials = IntStream.range(0, accuracies.length)
                .mapToObj(i -> {
                    BitSet hits = new BitSet();
                    IntStream.range(0, IMAGES)
                            .filter(image -> random.nextDouble() < accuracies[i])
                            .forEach(hits::set);
                    return new MeasuredTrial(TuningTests.trial(i, 0, TrialState.COMPLETE, accuracies[i]), hits, IMAGES);
                })
                .toList();
        return ValidationDraws.of(trials, 100, 1000, seed);
    }

    @Test
    void whatIsFarAheadIsAlwaysChosen() {
        ValidationDraws draws = draws(1, 0.2, 0.9, 0.3);

        assertThat(draws.mean(Draw::best)).isEqualTo(1);
        assertThat(draws.mean(Draw::regret)).isZero();
        assertThat(draws.mean(Draw::winner)).isCloseTo(0.9, within(0.01));
        assertThat(draws.mean(Draw::tied)).isEqualTo(1);
        assertThat(draws.mean(Draw::correlation)).isNaN();
    }

    @Test
    void betweenTwoTheWorseIsChosenAsOftenAsTheNormalDistributionSays() {
        ValidationDraws draws = draws(1, 0.8, 0.85);

        // the difference of two shares of 100 has mean 0.05 and standard deviation 0.0536: P(z < −0.93) = 0.18
        assertThat(draws.mean(Draw::best)).isCloseTo(0.82, within(0.05));
        assertThat(draws.mean(Draw::regret)).isCloseTo(0.18 * 0.05, within(0.004));
    }

    @Test
    void ranksOfEqualTrialsSayNothing() {
        ValidationDraws draws = draws(1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8);

        assertThat(draws.mean(Draw::tied)).isBetween(4.0, 6.0);
        assertThat(Math.abs(draws.mean(Draw::correlation))).isLessThan(0.15);
    }

    @Test
    void aSeedAlwaysDrawsTheSame() {
        assertThat(draws(1, 0.8, 0.85)).isEqualTo(draws(1, 0.8, 0.85)).isNotEqualTo(draws(2, 0.8, 0.85));
    }
}
