package dl4jlessons.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.deeplearning4j.ui.model.stats.api.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Against the operations with which DL4J's listener measures a tensor. */
class TensorStatisticsTest {
    private static final int BINS = 20;
    private static final float NAN = Float.NaN;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-6, 1e-15, 1e-38, 1e-42, 1e15})
    void putsElementsOfEverySizeIntoTheSameBins(double size) {
        Random random = new Random(1);
        for (int repetition = 0; repetition < 20; repetition++) {
            float[] values = new float[10_000];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (size * random.nextGaussian());
            }
            assertSameHistogram(Nd4j.createFromArray(values));
        }
    }

    @Test
    void putsFloatsOnTheEdgesIntoTheSameBins() {
        // widths that are exact, rounded up and rounded down
        for (double width : new double[] {0.125, 0.05, 1 / 255.0, 0.1, 1 / 3.0, 0.7}) {
            for (double start : new double[] {0, -1, 1000, -0.3}) {
                assertSameHistogram(Nd4j.createFromArray(IntStream.rangeClosed(0, 10 * BINS)
                                .mapToDouble(i -> start + width * i / 10)
                                .toArray())
                        .castTo(DataType.FLOAT));
            }
        }
    }

    @Test
    void isExactForManyElements() {
        Random random = new Random(2);
        DescriptiveStatistics exact = new DescriptiveStatistics();
        DescriptiveStatistics magnitudes = new DescriptiveStatistics();
        float[] values = new float[78_400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.01 + random.nextGaussian());
            exact.addValue(values[i]);
            magnitudes.addValue(Math.abs(values[i]));
        }

        TensorStatistics statistics = measure(Nd4j.createFromArray(values));
        assertThat(statistics.mean()).isCloseTo(exact.getMean(), within(1e-13));
        assertThat(statistics.stdev()).isCloseTo(exact.getStandardDeviation(), within(1e-13));
        assertThat(statistics.meanMagnitude()).isCloseTo(magnitudes.getMean(), within(1e-13));
    }

    @Test
    void isTheSameOfNumbersThatAreNoNumbers() {
        assertSame(1, 2, NAN, 4);
        assertSame(NAN, 1, 2);
        assertSame(NAN, NAN);
        assertSame(1, INFINITY, 3);
        assertSame(1, -INFINITY, 3);
        assertSame(INFINITY, -INFINITY, 3);
        assertSame(NAN, INFINITY, 3);
    }

    @Test
    void isTheSameOfConstantsAndSingleElements() {
        assertSame(0, 0, 0, 0);
        assertSame(-0.5f, -0.5f, -0.5f);
        assertSame(3);
        assertThat(measure(Nd4j.valueArrayOf(100, 100, 0.1f)).stdev()).isEqualTo(0, within(1e-16));
    }

    @Test
    void isExactWhereSquaresLeaveTheRangeOfFloats() {
        float[] values = {1, 2, 3, 4};
        for (float scale : new float[] {1e-25f, 1e25f}) {
            TensorStatistics statistics = measure(Nd4j.createFromArray(values).mul(scale));

            // DL4J reports 0 and infinity
            assertThat(statistics.stdev()).isCloseTo(scale * Math.sqrt(5.0 / 3), within(1e-6 * scale));
        }
    }

    @Test
    void readsWhatATensorShowsWhereverItLies() {
        INDArray whole = Nd4j.arange(120).castTo(DataType.FLOAT).reshape(10, 12);
        INDArray window = whole.get(NDArrayIndex.interval(2, 7), NDArrayIndex.interval(3, 9));

        for (INDArray view : new INDArray[] {
            window,
            window.transpose(),
            whole.getColumn(4),
            whole.getRow(3),
            whole.get(NDArrayIndex.interval(4, 6)),
            window.castTo(DataType.DOUBLE),
            window.castTo(DataType.INT32)
        }) {
            INDArray inMemoryOfItsOwn =
                    Nd4j.createFromArray(view.dup('c').data().asDouble());
            TensorStatistics expected = measure(inMemoryOfItsOwn.castTo(view.dataType()));
            assertThat(measure(view)).as("%s", view).isEqualTo(expected);
        }
    }

    private static void assertSame(float... values) {
        INDArray tensor = Nd4j.createFromArray(values);
        TensorStatistics statistics = measure(tensor);
        double stdev = tensor.stdNumber().doubleValue();

        // DL4J's of an infinite element is NaN or infinite, depending on where the element stands
        assertThat(Double.isFinite(statistics.stdev())).isEqualTo(Double.isFinite(stdev));
        assertThat(statistics)
                .isEqualTo(new TensorStatistics(
                        tensor.meanNumber().doubleValue(),
                        Double.isFinite(stdev) ? stdev : statistics.stdev(),
                        tensor.norm1Number().doubleValue() / tensor.length(),
                        histogramByOperations(tensor)));
    }

    private static void assertSameHistogram(INDArray tensor) {
        assertThat(measure(tensor).histogram()).isEqualTo(histogramByOperations(tensor));
    }

    private static Histogram histogramByOperations(INDArray tensor) {
        INDArray counts = Nd4j.exec(new org.nd4j.linalg.api.ops.impl.transforms.Histogram(tensor, BINS))[0];
        return new Histogram(
                tensor.minNumber().doubleValue(), tensor.maxNumber().doubleValue(), BINS, counts.toIntVector());
    }

    private static TensorStatistics measure(INDArray tensor) {
        return TensorStatistics.of(tensor, new Space());
    }
}
