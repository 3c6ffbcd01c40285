package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NormalizerTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void takesTheMeanAwayAndDividesByTheDeviation() {
        Examples training = examples(new float[][] {{2, 10}, {4, 30}});

        Examples standardized = Normalizer.fitOn(training).apply(training);

        assertThat(standardized.features()).isEqualTo(Nd4j.createFromArray(new float[][] {{-1, -1}, {1, 1}}));
        assertThat(standardized.labels()).isEqualTo(training.labels());
    }

    @Test
    void measuresOtherExamplesByTheTrainingExamples() {
        Normalizer normalizer = Normalizer.fitOn(examples(new float[][] {{2, 10}, {4, 30}}));
        Examples others = examples(new float[][] {{5, 20}, {5, 20}});

        assertThat(normalizer.apply(others).features()).isEqualTo(Nd4j.createFromArray(new float[][] {{2, 0}, {2, 0}}));
        assertThat(normalizer.apply(new TestData(others)).examples().features())
                .isEqualTo(normalizer.apply(others).features());
    }

    @Test
    void leavesTheOriginalExamplesAlone() {
        Examples training = examples(new float[][] {{2, 10}, {4, 30}});

        Normalizer.fitOn(training).apply(training);

        assertThat(training).isEqualTo(examples(new float[][] {{2, 10}, {4, 30}}));
    }

    @Test
    void turnsAFeatureThatNeverVariesIntoZero() {
        Examples training = examples(new float[][] {{2, 7}, {4, 7}, {9, 7}});

        INDArray standardized = Normalizer.fitOn(training).apply(training).features();

        assertThat(standardized.getColumn(1).toFloatVector()).containsOnly(0);
    }

    @Test
    void threeSetsAreStandardizedByTheTrainingExamplesAlone() {
        Examples training = examples(new float[][] {{1, 1}, {2, 4}, {3, 7}});
        Examples validation = examples(new float[][] {{100, 100}, {200, 200}});
        Examples test = examples(new float[][] {{-100, -100}});
        ThreeSets sets = new ThreeSets(new TuningData(training, validation), new TestData(test));

        ThreeSets standardized = sets.standardized(List.of("x", "y"));

        Examples fitted = standardized.tuning().training();
        assertThat(fitted.features().mean(0).toDoubleVector()).containsExactly(new double[] {0, 0}, within(1e-6));
        double deviation = Math.sqrt(2.0 / 3);
        assertThat(standardized.tuning().validation().features().getDouble(1, 0))
                .isCloseTo((200 - 2) / deviation, within(1e-3));
        assertThat(standardized.test().examples().features().getDouble(0, 1))
                .isCloseTo((-100 - 4) / (3 * deviation), within(1e-3));
    }

    private static Examples examples(float[][] features) {
        return new Examples(Nd4j.createFromArray(features), Nd4j.ones(features.length, 2));
    }
}
