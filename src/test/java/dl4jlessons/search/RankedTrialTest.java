package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankedTrialTest {
    @Test
    void theStandardErrorShrinksWithTheExamplesAndIsLargestForHalf() {
        assertThat(RankedTrial.standardError(0.9, 100)).isEqualTo(0.03, within(1e-12));
        assertThat(RankedTrial.standardError(0.9, 10_000)).isEqualTo(0.003, within(1e-12));
        assertThat(RankedTrial.standardError(0.5, 100)).isEqualTo(0.05, within(1e-12));
        assertThat(RankedTrial.standardError(1, 100)).isZero();
    }

    @Test
    void noErrorAmongManyExamplesMeansFewElsewhere() {
        assertThat(RankedTrial.likelyErrors(300)).isEqualTo(0.01);
        assertThat(RankedTrial.likelyErrors(2)).isEqualTo(1);
    }
}
