package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class UnitStatisticsTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void eachUnitHasAMeanAndAVarianceOverTheExamples() {
        UnitStatistics statistics = UnitStatistics.of(Nd4j.create(new float[][] {{1, -7, 5}, {3, -1, 5}}));

        assertThat(statistics.means()).containsExactly(2.0, -4.0, 5.0);
        assertThat(statistics.variances()).as("divided by 2, not by 1").containsExactly(1.0, 9.0, 0.0);
        assertThat(statistics.deviations()).containsExactly(1.0, 3.0, 0.0);
        assertThat(statistics.largestMean()).isEqualTo(5);
    }

    @Test
    void theLargestMeanIsOneInSize() {
        assertThat(UnitStatistics.of(Nd4j.create(new float[][] {{1, -7}})).largestMean())
                .isEqualTo(7);
    }
}
