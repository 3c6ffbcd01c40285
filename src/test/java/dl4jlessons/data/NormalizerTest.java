package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        ThreeSets sets = new ThreeSets(new TrainValidationData(training, validation), new TestData(test));

        ThreeSets standardized = sets.standardized(List.of("x", "y"));

        Examples fitted = standardized.tuning().training();
        assertThat(fitted.features().mean(0).toDoubleVector()).containsExactly(new double[] {0, 0}, within(1e-6));
        double deviation = Math.sqrt(2.0 / 3);
        assertThat(standardized.tuning().validation().features().getDouble(1, 0))
                .isCloseTo((200 - 2) / deviation, within(1e-3));
        assertThat(standardized.test().examples().features().getDouble(0, 1))
                .isCloseTo((-100 - 4) / (3 * deviation), within(1e-3));
    }

    /** What a column holds: the same numbers, shifted and rescaled, as of micrograms, light years, coordinates or times. */
    @ParameterizedTest
    @CsvSource({
        "1e-6, 0, 1e-6",
        "1e-30, 0, 1e-6",
        "1e-300, 0, 1e-6",
        "1e20, 0, 1e-6",
        "1e38, 0, 1e-6",
        "1e300, 0, 1e-6",
        "-1e150, 0, 1e-6",
        "0.1, 5411234, 1e-6",
        "10, 1699999991, 1e-6",
        "1, 2460000.5, 1e-6",
        "0.001, 1e9, 1e-3",
        "1e-3, -123456789, 1e-3"
    })
    void shiftedAndRescaledColumnsBecomeTheSame(double factor, double offset, double tolerance) {
        double[] plain = new Random(1).doubles(60, -3, 3).toArray();
        double[] changed = DoubleStream.of(plain).map(x -> offset + factor * x).toArray();

        float[] expected = standardized(plain);
        float[] actual = standardized(changed);

        for (int i = 0; i < plain.length; i++) {
            assertThat(Math.signum(factor) * actual[i]).isCloseTo((double) expected[i], within(tolerance));
        }
    }

    private static float[] standardized(double[] column) {
        Examples examples = column(column);
        return Normalizer.fitOn(examples).apply(examples).features().ravel().toFloatVector();
    }

    private static Examples column(double... values) {
        return new Examples(Nd4j.createFromArray(values).reshape(values.length, 1), Nd4j.ones(values.length, 2));
    }

    @Test
    void aFeatureThatDoesNotVaryInTrainingIsZeroEverywhere() {
        Normalizer normalizer = Normalizer.fitOn(column(0.3, 0.1 + 0.2, 0.3));

        assertThat(normalizer.apply(column(0.3, 1000)).features().ravel().toFloatVector())
                .containsOnly(0);
    }

    @Test
    void aValueOutOfAllProportionIsNamed() {
        Normalizer normalizer = Normalizer.fitOn(column(1, 2, 3), List.of("income"));

        assertThatThrownBy(() -> normalizer.apply(column(1e35)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("Column income has the value 1.0E35, but lies around 2.0 in the training");
        assertThat(normalizer.apply(column(1e9)).features().getFloat(0)).isGreaterThan(1e9f);
    }

    @Test
    void aSpreadThatADoubleCannotHoldIsNamed() {
        assertThatThrownBy(() -> Normalizer.fitOn(column(-1.7e308, 1.7e308), List.of("flux")))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "Column flux has values from -1.7E308 to 1.7E308, too large to be computed with: divide all of"
                                + " them by the same number.");
    }

    @Test
    void manyRowsAreReadInPartsLikeFew() {
        double[] values = new Random(2).doubles(2500, 0, 1).toArray();

        float[] standardized = standardized(values);

        double mean = DoubleStream.of(values).average().orElseThrow();
        double deviation = Math.sqrt(DoubleStream.of(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
        assertThat(standardized[2499]).isCloseTo((float) ((values[2499] - mean) / deviation), within(1e-6f));
    }

    private static Examples examples(float[][] features) {
        return new Examples(Nd4j.createFromArray(features), Nd4j.ones(features.length, 2));
    }
}
