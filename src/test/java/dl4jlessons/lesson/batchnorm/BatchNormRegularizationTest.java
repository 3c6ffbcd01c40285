package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Sizes;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.lesson.batchnorm.RegularizationChoices.Choice;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.learning.regularization.L2Regularization;

class BatchNormRegularizationTest extends LessonContract {
    private static final Sizes SMALL = new Sizes(100, 0.02, 1000);
    private static final Sizes TINY = new Sizes(100, 0.01, 400);
    private static final Choice CHOICE = new Choice(0.1, 0.2);

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new BatchNormRegularization().run(settings, TINY);
    }

    @BeforeAll
    static void run() {
        result = new BatchNormRegularization().run(LessonTests.settings(2, 1L), SMALL);
    }

    @Test
    void oneSeedEstablishesNothing() {
        assertThat(result.judgements()).hasSize(5).allSatisfy(judgement -> assertThat(judgement.verdict())
                .isIn(Verdict.INCONCLUSIVE, Verdict.NOT_TESTED));
    }

    @Test
    void everyMethodIsThereForEverySizeOfTheSet() {
        assertThat(result.figures().get(0).panels()).singleElement().satisfies(panel -> assertThat(panel.series())
                .hasSize(Regularization.values().length)
                .allSatisfy(line -> assertThat(line.x()).containsExactly(300.0, 1000.0, 5000.0)));
    }

    @Test
    void everyVariantHasAChoiceThatWasTried() {
        assertThat(Variant.all()).allSatisfy(variant -> assertThat(RegularizationChoices.of(variant))
                .isIn(RegularizationChoices.candidates(variant.regularization())));
    }

    @Test
    void dropoutKeepsWhatItDoesNotDrop() {
        assertThat(layers(Regularization.DROPOUT))
                .filteredOn(DropoutLayer.class::isInstance)
                .hasSize(6)
                .allSatisfy(layer -> assertThat(((Dropout) ((DropoutLayer) layer).getIDropout()).getP())
                        .isEqualTo(0.8));
    }

    @Test
    void weightDecayIsUsedByOneNetworkOnly() {
        assertThat(((DenseLayer) layers(Regularization.L2).get(0)).getRegularization())
                .containsExactly(new L2Regularization(0.2));
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
                        regularization,
                        CHOICE,
                        LessonTests.settings(1, 1L).images().training().all(),
                        1)
                .getConfs()
                .stream()
                .map(conf -> conf.getLayer())
                .toList();
    }
}
