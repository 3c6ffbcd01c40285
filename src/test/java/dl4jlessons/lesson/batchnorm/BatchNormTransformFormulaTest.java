package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_DOUBLE;
import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant;
import dl4jlessons.lesson.batchnorm.OneBatch.Epsilon;
import dl4jlessons.lesson.batchnorm.OneBatch.Inputs;
import dl4jlessons.lesson.batchnorm.OneBatch.Transform;
import java.util.Collections;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The formula by hand, against pencil and paper and against DL4J's layer. */
class BatchNormTransformFormulaTest {
    private static Examples images;

    @BeforeAll
    static void readImages() {
        images = LessonTests.settings(1, 1L).images().training().first(Variant.STANDARD.batchSize());
    }

    @Test
    void theFormulaByHandDoesWhatPencilAndPaperDo() {
        INDArray z = Nd4j.createFromArray(new double[][] {{1, 0}, {3, 8}});
        INDArray gamma = Nd4j.createFromArray(1.0, 2.0);
        INDArray beta = Nd4j.createFromArray(0.0, 10.0);

        // with ε = 9 the standard deviations 4 and 1 become 5 and √10
        INDArray y = BatchNormTransform.byHand(z, gamma, beta, 9);

        assertThat(y.getDouble(0, 0)).isEqualTo(-1 / Math.sqrt(10), within(1e-15));
        assertThat(y.getDouble(1, 1)).isEqualTo(10 + 2 * 4 / 5.0, within(1e-15));
    }

    @Test
    void theLayerAgreesWithTheFormulaInDouble() {
        OneBatch batch = OneBatch.of(HIDDEN_DOUBLE, images, 1);

        assertThat(batch.difference()).isLessThan(1e-12);
        assertThat(batch.runningDifference()).isLessThan(1e-12);
    }

    @Test
    void theLayerAgreesWithTheFormulaInFloat() {
        OneBatch batch = OneBatch.of(HIDDEN_FLOAT, images, 1);

        assertThat(batch.difference()).isBetween(1e-9, 1e-4);
        assertThat(batch.runningDifference()).isLessThan(1e-6);
    }

    @Test
    void unitsLeaveWithMean0AndVariance1UntilGammaAndBetaMoveThem() {
        OneBatch batch = OneBatch.of(HIDDEN_DOUBLE, images, 1);

        assertThat(batch.input().largestMean()).isGreaterThan(0.5);
        assertThat(batch.normalized().largestMean()).isLessThan(1e-12);
        assertThat(batch.normalized().variances()).allMatch(variance -> Math.abs(variance - 1) < 1e-3);
        assertThat(batch.moved().largestMean()).isGreaterThan(0.5);
        assertThat(Collections.max(batch.moved().variances())).isGreaterThan(2);
    }

    @Test
    void aVarianceAsSmallAsEpsilonIsHalved() {
        Transform transform = new Transform(Inputs.PIXELS, DataType.DOUBLE, Epsilon.LARGE);
        OneBatch batch = OneBatch.of(transform, images, 1);

        for (int pixel = 0; pixel < images.width(); pixel++) {
            double variance = batch.input().variances().get(pixel);
            assertThat(batch.normalized().variances().get(pixel))
                    .isEqualTo(variance / (variance + Epsilon.LARGE.value()), within(1e-9));
        }
    }

    @Test
    void theEpsilonOfTheBookIsATenthOfDl4jsDefault() {
        assertThat(Epsilon.BOOK.value() * 10).isEqualTo(Epsilon.DL4J.value(), within(1e-15));
    }
}
