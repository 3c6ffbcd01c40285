package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN_AFTER;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.LN;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.Sizes;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Kind;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Variant;
import dl4jlessons.result.Cell;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchNormInitRobustnessTest extends LessonContract {
    /** Scales 1, 0.14, 0.01 and 0.0001; enough updates for BN to learn from 0.01. */
    private static final Sizes SMALL = new Sizes(300, 20, 3, List.of(PLAIN, BN, BN_AFTER, LN, DEFAULT_EPSILON));

    private static final Sizes TINY = new Sizes(200, 2, 2, List.of(PLAIN, BN, BN_AFTER, LN, DEFAULT_EPSILON));

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new BatchNormInitRobustness().run(settings, TINY);
    }

    @BeforeAll
    static void run() {
        result = new BatchNormInitRobustness().run(LessonTests.settings(2, 1L), SMALL);
    }

    @Test
    void weightsOfStandardDeviation1MakeThePlainNetworkDivergeButNotTheNormalizedOne() {
        Table accuracies = result.mainTable();

        assertThat(accuracies.rows().get(0).get(0)).isEqualTo(Cell.of("1"));
        assertThat(accuracies.rows().get(0).get(1)).isEqualTo(Cell.of("diverged"));
        assertThat(accuracies.rows().get(0).get(2)).isInstanceOf(Cell.OverSeeds.class);
    }

    @Test
    void fromWeightsOf001TheNormalizedNetworkLearnsAndThePlainOneDoesNot() {
        List<Cell> row = result.mainTable().rows().get(2);

        assertThat(row.get(0)).isEqualTo(Cell.of("0.01"));
        assertThat(row.get(1).mean()).isLessThan(0.3);
        assertThat(row.get(2).mean()).isGreaterThan(0.5);
    }

    @Test
    void theLargerEpsilonIsTriedOnSmallWeightsOnly() {
        int column = result.mainTable().columns().stream()
                .map(Table.Column::header)
                .toList()
                .indexOf("BN, default ε");

        assertThat(result.mainTable().rows().get(2).get(column)).isEqualTo(Cell.of(""));
        assertThat(result.mainTable().rows().get(3).get(column)).isInstanceOf(Cell.OverSeeds.class);
    }

    @Test
    void normalizationComesBeforeReluAndTakesThePlaceOfTheBias() {
        List<Layer> layers = layers(BN);

        assertThat(((DenseLayer) layers.get(0)).isHasBias()).isFalse();
        assertThat(((BatchNormalization) layers.get(1)).getEps()).isEqualTo(1e-6);
        assertThat(layers.get(2)).isInstanceOf(ActivationLayer.class);
    }

    @Test
    void normalizationAfterReluLeavesTheBias() {
        List<Layer> layers = layers(BN_AFTER);

        assertThat(((DenseLayer) layers.get(0)).isHasBias()).isTrue();
        assertThat(layers.get(1)).isInstanceOf(ActivationLayer.class);
        assertThat(((BatchNormalization) layers.get(2)).getEps()).isEqualTo(1e-6);
    }

    @Test
    void layerNormalizationIsALineOfTheDenseLayer() {
        List<Layer> layers = layers(LN);

        assertThat(layers).hasSize(11);
        assertThat(((DenseLayer) layers.get(0)).hasLayerNorm()).isTrue();
        assertThat(((DenseLayer) layers(PLAIN).get(0)).hasLayerNorm()).isFalse();
    }

    @Test
    void thePlainNetworkHasNoNormalization() {
        assertThat(layers(PLAIN)).hasSize(11).noneMatch(layer -> layer instanceof BatchNormalization);
    }

    @Test
    void theDefaultEpsilonIsTenTimesTheBooks() {
        assertThat(((BatchNormalization) layers(DEFAULT_EPSILON).get(1)).getEps())
                .isEqualTo(1e-5);
    }

    @Test
    void theBooksSixteenScalesGoFrom1To00001AndHesIsAmongThem() {
        List<Double> scales = BatchNormInitRobustness.scales(16);

        assertThat(scales).hasSize(17).contains(BatchNormInitRobustness.HE);
        assertThat(scales.get(0)).isEqualTo(1);
        assertThat(scales.get(2)).isCloseTo(0.29286, within(1e-5));
        assertThat(scales.get(16)).isCloseTo(0.0001, within(1e-12));
    }

    @Test
    void namesHaveTwoDigitsAndNoExponent() {
        assertThat(BatchNormInitRobustness.scales(8).stream().map(BatchNormInitRobustnessReadings::scaleName))
                .containsExactly("1", "0.27", "0.14", "0.072", "0.019", "0.0052", "0.0014", "0.00037", "0.0001");
    }

    private static List<Layer> layers(Kind kind) {
        MultiLayerConfiguration configuration = BatchNormInitRobustness.network(
                new Variant(kind, 0.01),
                LessonTests.settings(1, 1L).images().training().all(),
                1);
        return configuration.getConfs().stream().map(conf -> conf.getLayer()).toList();
    }
}
