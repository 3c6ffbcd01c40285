package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Sizes;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRateReadings.Variant;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.LessonResult;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchNormLearningRateTest extends LessonContract {
    private static final Sizes SMALL = new Sizes(1000, 50, 10);
    private static final Sizes TINY = new Sizes(300, 4, 2);
    private static final int RATE_OF_ONE = BatchNormLearningRate.RATES.indexOf(1.0);

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new BatchNormLearningRate().run(settings, TINY);
    }

    /** Its claims need the project's images. */
    @Override
    protected ImageFolder images(Path emptyFolder) {
        return LessonTests.fashionMnist();
    }

    @BeforeAll
    static void run() {
        result = new BatchNormLearningRate().run(LessonTests.settings(2, 1L), SMALL);
    }

    @Test
    void dl4jsOwnStepIsTimed() {
        List<List<Cell>> steps = result.tables().get(2).rows();

        assertThat(steps).hasSize(2);
        assertThat(steps.get(1).get(1).mean()).isPositive();
        assertThat(steps.get(1).get(2).mean()).isGreaterThan(steps.get(1).get(1).mean());
    }

    @Test
    void atARateOf1ThePlainNetworkDivergesAndTheNormalizedOneLearns() {
        List<Cell> row = result.mainTable().rows().get(RATE_OF_ONE);

        assertThat(row.get(1)).isEqualTo(Cell.of("diverged"));
        assertThat(row.get(2).mean()).isGreaterThan(0.4);
        assertThat(figure("curves").panels().get(RATE_OF_ONE).title()).isEqualTo("rate 1.0, plain diverged");
    }

    @Test
    void ratesSpanThreeDecades() {
        List<Double> rates = BatchNormLearningRate.RATES;

        assertThat(rates).isSorted().hasSizeGreaterThanOrEqualTo(8).contains(0.01);
        assertThat(rates.get(rates.size() - 1) / rates.get(0)).isGreaterThanOrEqualTo(1000);
    }

    @Test
    void normalizationTakesThePlaceOfTheBias() {
        List<Layer> plain = layers(new Variant(NONE, 0.1));
        List<Layer> normalized = layers(new Variant(BEFORE, 0.1));

        assertThat(plain).hasSize(11).noneMatch(layer -> layer instanceof BatchNormalization);
        assertThat(((DenseLayer) plain.get(0)).isHasBias()).isTrue();
        assertThat(normalized).hasSize(16);
        assertThat(((DenseLayer) normalized.get(0)).isHasBias()).isFalse();
        assertThat(normalized.get(1)).isInstanceOf(BatchNormalization.class);
    }

    @Test
    void theNetworksHaveTheSameNamesInAllCharts() {
        assertThat(result.figures()).flatExtracting(Figure::panels).allMatch(panel -> panel.series().stream()
                .map(Figure.Series::name)
                .toList()
                .equals(List.of("plain", "BN", "LN")));
    }

    private static List<Layer> layers(Variant variant) {
        return BatchNormLearningRate.network(
                        variant, LessonTests.settings(1, 1L).images().training().all(), 1)
                .getConfs()
                .stream()
                .map(configuration -> configuration.getLayer())
                .toList();
    }

    private static Figure figure(String id) {
        return result.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
