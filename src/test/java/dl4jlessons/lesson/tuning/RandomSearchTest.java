package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.Examples;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.tuning.RandomSearch.Sizes;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Role;
import dl4jlessons.result.Table;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RandomSearchTest extends LessonContract {
    private static final Sizes TINY = new Sizes(TuningTests.SIZES, 2, TuningTests.SIZES.withTrials(5), 2, 20, 5);
    private static final Parameters PARAMETERS =
            new Parameters(Map.of("learning rate", 0.01, "weight decay", 1e-5, "width", 30));

    @TempDir
    private static Path folder;

    private static Settings settings;
    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new RandomSearch().run(settings, TINY);
    }

    @BeforeAll
    static void run() {
        settings = TuningTests.settings(folder.resolve("two"), 2);
        result = new RandomSearch().run(settings, TINY);
    }

    @Test
    void theOtherLessonsFindItsTrialsTrained() throws IOException {
        Map<String, String> journals = TuningTests.journals(settings);
        new ThreeWaySplit().run(settings, new ThreeWaySplit.Sizes(TuningTests.SIZES, 20, 60, 10));
        new HalvingSearch().run(settings, new HalvingSearch.Sizes(TuningTests.SIZES, 5));

        assertThat(TuningTests.journals(settings)).containsAllEntriesOf(journals);
        assertThat(new TreeMap<>(journals).firstKey()).matches("book-5-trials-4-epochs-300-unseen-seed-1-[0-9a-f]{16}");
        assertThat(journals).hasSize(6 * 3);
    }

    @Test
    void everyClaimIsJudgedOnEverySeed() {
        assertThat(result.judgements())
                .extracting(Judgement::id)
                .containsExactly(
                        "finds-good-ones",
                        "ranking-tells",
                        "log-scale",
                        "random-beats-grid",
                        "few-matter",
                        "range-wide-enough");
        // so few trials need not tie, and then the ranking among ties is not tested
        assertThat(result.judgements())
                .filteredOn(judgement -> !judgement.id().equals("ranking-tells"))
                .allSatisfy(judgement -> assertThat(judgement.headline())
                        .allSatisfy(condition ->
                                assertThat(condition.values()).hasSize(3).doesNotContain(Double.NaN)));
    }

    @Test
    void theWinnersOfAllSearchesAreCompared() {
        List<List<Cell>> rows = result.mainTable().rows();

        assertThat(rows.stream().map(row -> row.get(1).mean()))
                .containsExactly(6.0, 16.0, 16.0, 16.0, 16.0, 5.0, 4.0, 4.0);
    }

    @Test
    void thereIsAFigureForEachHyperparameterOfBothSpaces() {
        assertThat(result.figures())
                .extracting(Figure::id)
                .contains(
                        "main-curves",
                        "main-ranks",
                        "book-learning-rate",
                        "book-weight-decay",
                        "random-against-grid",
                        "main-width",
                        "main-batch-size",
                        "main-learning-rate",
                        "main-weight-decay");
        assertThat(result.tables())
                .extracting(Table::id)
                .containsExactly("winners", "leaderboard", "importances", "equal-cost", "bounds", "scales");
    }

    @Test
    void curvesAreColouredByTheDecadeOfTheLearningRateInOrder() {
        Figure curves = result.figures().stream()
                .filter(figure -> figure.id().equals("main-curves"))
                .findFirst()
                .orElseThrow();
        Map<String, Role> decades = Map.of(
                "learning rate 10⁻⁴ to 10⁻³", Role.STEP_2,
                "learning rate 10⁻³ to 10⁻²", Role.STEP_3,
                "learning rate 10⁻² to 10⁻¹", Role.STEP_4,
                "learning rate 10⁻¹ to 10⁰", Role.STEP_5);

        assertThat(curves.panels().get(0).series()).isNotEmpty().allSatisfy(series -> assertThat(series.role())
                .isEqualTo(decades.get(series.name())));
    }

    @Test
    void theNetworkOfTheWiderSearchIsTheBooksOfAnotherWidth() {
        Examples images = settings.images().training().all();
        MultiLayerConfiguration network = RandomSearch.network(PARAMETERS, images, 1);

        assertThat(network.getConfs()).hasSize(BookNetwork.HIDDEN_LAYERS + 1);
        assertThat(((DenseLayer) network.getConf(5).getLayer()).getNOut()).isEqualTo(30);
        assertThat(network)
                .isNotEqualTo(new BookNetwork(images.width(), images.classes()).configure(PARAMETERS, 1))
                .isEqualTo(new BookNetwork(images.width(), images.classes()).configure(30, PARAMETERS, 1));
    }
}
