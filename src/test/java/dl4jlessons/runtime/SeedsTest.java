package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void areAlwaysAboveZero() {
        for (long seed = -1000; seed < 1000; seed++) {
            for (long step = -100; step < 100; step++) {
                assertThat(Seeds.derive(seed, step)).isPositive();
            }
            assertThat(Seeds.derive(seed)).isPositive();
        }
        assertThat(Seeds.derive(Long.MIN_VALUE, Long.MAX_VALUE)).isPositive();
        assertThat(Seeds.derive(Long.MAX_VALUE, Long.MIN_VALUE)).isPositive();
    }

    @Test
    void doNotCollideInALargeSample() {
        Set<Long> seeds = new HashSet<>();
        int made = 0;
        for (long seed = 0; seed < 10; seed++) {
            for (long trial = 0; trial < 100; trial++) {
                seeds.add(Seeds.derive(seed, trial));
                made++;
                for (long epoch = 0; epoch < 100; epoch++) {
                    seeds.add(Seeds.derive(seed, trial, epoch));
                    made++;
                }
            }
        }
        assertThat(seeds.size()).isEqualTo(made);
    }

    @Test
    void dependOnTheOrderOfThePath() {
        assertThat(Seeds.derive(1, 2, 3)).isNotEqualTo(Seeds.derive(1, 3, 2)).isNotEqualTo(Seeds.derive(2, 1, 3));
    }

    @Test
    void dependOnTheLengthOfThePath() {
        assertThat(Seeds.derive(1)).isNotEqualTo(Seeds.derive(1, 0)).isNotEqualTo(1);
        assertThat(Seeds.derive(1, 0)).isNotEqualTo(Seeds.derive(1, 0, 0));
    }

    @Test
    void areTheSameForTheSamePath() {
        assertThat(Seeds.derive(7, 1, 2)).isEqualTo(Seeds.derive(7, 1, 2));
    }

    @Test
    void useAllBits() {
        long ones = 0;
        long zeros = 0;
        for (long seed = 0; seed < 100; seed++) {
            ones |= Seeds.derive(seed);
            zeros |= ~Seeds.derive(seed);
        }
        assertThat(ones & zeros & Long.MAX_VALUE).isEqualTo(Long.MAX_VALUE);
    }
}
