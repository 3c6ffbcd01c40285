package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void itGivesMeanSampleDeviationAndExtremes() {
        // squared distances from 4 are 4, 0 and 4; their sum is divided by one less than the number of seeds
        assertThat(Summary.of(List.of(2.0, 4.0, 6.0))).isEqualTo(new Summary(4, 2, 2, 6, 3));
    }

    @Test
    void aFigureIsMeasuredOnEachSeed() {
        assertThat(Summary.over(List.of(1L, 2L, 3L), seed -> 2.0 * seed)).isEqualTo(new Summary(4, 2, 2, 6, 3));
    }

    @Test
    void aSingleSeedHasNoDeviation() {
        assertThat(Summary.of(List.of(5.0))).isEqualTo(new Summary(5, 0, 5, 5, 1));
    }

    @Test
    void anInfiniteFigureMakesMeanAndLargestInfiniteButNotTheSmallest() {
        Summary summary = Summary.of(List.of(1.0, Double.POSITIVE_INFINITY, 2.0));

        assertThat(summary.mean()).isInfinite();
        assertThat(summary.max()).isInfinite();
        assertThat(summary.min()).isEqualTo(1);
    }
}
