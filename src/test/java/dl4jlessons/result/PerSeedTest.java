package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class PerSeedTest {
    private static final LongToDoubleFunction SEED = seed -> seed;
    private static final LongToDoubleFunction EIGHT_OVER_SEED = seed -> 8.0 / seed;

    @Test
    void valuesOfTheSameSeedAreCombined() {
        assertThat(PerSeed.minus(SEED, EIGHT_OVER_SEED).applyAsDouble(4)).isEqualTo(2);
        assertThat(PerSeed.minus(EIGHT_OVER_SEED, SEED).applyAsDouble(4)).isEqualTo(-2);
        assertThat(PerSeed.dividedBy(SEED, EIGHT_OVER_SEED).applyAsDouble(4)).isEqualTo(2);
    }

    @Test
    void whichValueIsTheSmallestMayChangeWithTheSeed() {
        LongToDoubleFunction smallest = PerSeed.smallest(List.of(SEED, EIGHT_OVER_SEED));

        assertThat(smallest.applyAsDouble(1)).isEqualTo(1);
        assertThat(smallest.applyAsDouble(8)).isEqualTo(1);
    }
}
