package dl4jlessons.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void theIntervalIsStudents() {
        // t quantile for 4 degrees of freedom 2.776445, standard deviation of 1…5 √2.5
        Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0), Scale.LINEAR, 0.95);

        double half = 2.776445 * Math.sqrt(2.5) / Math.sqrt(5);
        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.low()).isEqualTo(3 - half, within(1e-6));
        assertThat(estimate.high()).isEqualTo(3 + half, within(1e-6));
    }

    @Test
    void whereNothingVariesTheIntervalIsTheValueItself() {
        assertThat(Estimate.of(Collections.nCopies(6, 0.1), Scale.LINEAR, 0.95)).isEqualTo(new Estimate(0.1, 0.1, 0.1));
        assertThat(Estimate.of(Collections.nCopies(6, 0.1), Scale.LOGARITHMIC, 0.95))
                .isEqualTo(new Estimate(0.1, 0.1, 0.1));
        assertThat(Estimate.of(List.of(0.0, 0.0, 0.0), Scale.LINEAR, 0.95).exact())
                .isTrue();
    }

    @Test
    void aSingleValueSaysNothingAboutTheMean() {
        assertThat(Estimate.of(List.of(2.0), Scale.LINEAR, 0.95))
                .isEqualTo(new Estimate(2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(Estimate.of(List.of(2.0), Scale.LOGARITHMIC, 0.95).low()).isZero();
    }

    @Test
    void theSeedsThatWouldProbablyDecideAreThoseOfAPowerAnalysis() {
        // effect of one standard deviation, two-sided 5 %, power 80 %: tables of the t test say 10
        List<Double> values = List.of(0.0, 1.0, 2.0);

        assertThat(Estimate.seedsToClear(values, Scale.LINEAR, 0.95, 0).orElseThrow())
                .isBetween(9, 11);
        assertThat(Estimate.seedsToClear(values, Scale.LINEAR, 0.95, 1)).isEmpty();
    }
}
