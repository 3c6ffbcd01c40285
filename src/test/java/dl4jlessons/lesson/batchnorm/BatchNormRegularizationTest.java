package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.LessonChecks;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Sizes;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Setting;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.regularization.L2Regularization;

class BatchNormRegularizationTest {
    private static final Sizes SMALL = new Sizes(300, 100, 16);
    private static final Sizes TINY = new Sizes(300, 100, 4);

    private static LessonResult result;

    @BeforeAll
    static void run() {
        result = new BatchNormRegularization().run(LessonTests.settings(2, 1L), SMALL);
    }

    @Test
    void theResultIsComplete() {
        LessonChecks.assertComplete(result);
    }

    @Test
    void seedsAloneDecideWhatIsFoundOnImagesOfAnotherKindToo(@TempDir Path folder) throws IOException {
        LessonChecks.assertReproducible(
                LessonTests.otherImages(folder), settings -> new BatchNormRegularization().run(settings, TINY));
    }

    @Test
    void oneSeedEstablishesNothing() {
        assertThat(result.judgements()).hasSize(5).allSatisfy(judgement -> assertThat(judgement.verdict())
                .isEqualTo(Verdict.INCONCLUSIVE));
    }

    @Test
    void normalizedLayersSetImagesOfOneClassFurtherApart() {
        double plain = result.mainTable().rows().get(0).get(5).mean();
        double normalized = result.mainTable().rows().get(1).get(5).mean();

        assertThat(result.mainTable().rows().get(1).get(0)).isEqualTo(Cell.of("BN"));
        assertThat(normalized - plain).isGreaterThan(0.05);
    }

    @Test
    void accuraciesAreMeasuredThroughoutTraining() {
        assertThat(result.figures().get(0).panels()).hasSize(7).allSatisfy(panel -> assertThat(panel.series())
                .extracting(Figure.Series::x)
                .containsExactly(List.of(15.0, 16.0), List.of(15.0, 16.0)));
    }

    @Test
    void dropoutKeepsFourUnitsInFive() {
        assertThat(layers(Regularization.DROPOUT))
                .filteredOn(DropoutLayer.class::isInstance)
                .hasSize(6)
                .allSatisfy(layer -> assertThat(((Dropout) ((DropoutLayer) layer).getIDropout()).getP())
                        .isEqualTo(0.8));
    }

    @Test
    void weightDecayIsTheBooksAndIsUsedByOneNetworkOnly() {
        assertThat(((DenseLayer) layers(Regularization.L2).get(0)).getRegularization())
                .containsExactly(new L2Regularization(0.1));
        assertThat(((DenseLayer) layers(Regularization.NONE).get(0)).getRegularization())
                .isEmpty();
    }

    @Test
    void normalizedNetworksHaveABatchNormalizationForEachHiddenLayer() {
        assertThat(layers(Regularization.BATCH_NORM))
                .filteredOn(BatchNormalization.class::isInstance)
                .hasSize(6);
        assertThat(layers(Regularization.DROPOUT)).noneMatch(BatchNormalization.class::isInstance);
    }

    private static List<Layer> layers(Regularization regularization) {
        return BatchNormRegularization.network(
                        new Variant(regularization, Setting.BOOK),
                        LessonTests.settings(1, 1L).images().training().all(),
                        1)
                .getConfs()
                .stream()
                .map(conf -> conf.getLayer())
                .toList();
    }
}
