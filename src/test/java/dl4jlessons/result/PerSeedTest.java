package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class PerSeedTest {
    private static double same(long seed) {
        return seed;
    }

    private static double eightOver(long seed) {
        return 8.0 / seed;
    }

    @Test
    void valuesOfTheSameSeedAreCombined() {
        assertThat(PerSeed.minus(PerSeedTest::same, PerSeedTest::eightOver).applyAsDouble(4))
                .isEqualTo(2);
        assertThat(PerSeed.minus(PerSeedTest::eightOver, PerSeedTest::same).applyAsDouble(4))
                .isEqualTo(-2);
        assertThat(PerSeed.dividedBy(PerSeedTest::same, PerSeedTest::eightOver).applyAsDouble(4))
                .isEqualTo(2);
    }

    @Test
    void whichValueIsTheSmallestMayChangeWithTheSeed() {
        LongToDoubleFunction smallest = PerSeed.smallest(List.of(PerSeedTest::same, PerSeedTest::eightOver));

        assertThat(smallest.applyAsDouble(1)).isEqualTo(1);
        assertThat(smallest.applyAsDouble(8)).isEqualTo(1);
    }
}
