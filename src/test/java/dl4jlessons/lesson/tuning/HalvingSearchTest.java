package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.tuning.HalvingSearch.Sizes;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.search.LocalExecutor;
import dl4jlessons.search.NetworkObjective;
import dl4jlessons.search.Search;
import dl4jlessons.search.SearchListener;
import dl4jlessons.search.Study;
import dl4jlessons.search.StudyPlan;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.TrialExecutor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HalvingSearchTest extends LessonContract {
    private static final SearchSizes SEARCH = TuningTests.SIZES;
    private static final Sizes TINY = new Sizes(SEARCH, 5);

    @TempDir
    private static Path folder;

    private static Settings settings;
    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new HalvingSearch().run(settings, TINY);
    }

    @BeforeAll
    static void run() {
        settings = TuningTests.settings(folder.resolve("two"), 2);
        result = new HalvingSearch().run(settings, TINY);
    }

    @Test
    void aReplayChangesNothing() {
        assertThat(new HalvingSearch().run(settings, TINY)).isEqualTo(result);
    }

    @Test
    void everyClaimIsJudgedOnEverySeed() {
        assertThat(result.judgements())
                .extracting(Judgement::id)
                .containsExactly("third-of-the-epochs", "early-epochs-tell", "coarse-to-fine");
        assertThat(result.judgements()).allSatisfy(judgement -> assertThat(judgement.headline())
                .allSatisfy(
                        condition -> assertThat(condition.values()).hasSize(3).doesNotContain(Double.NaN)));
    }

    @Test
    void theTableSaysWhatEachSearchCosts() {
        List<List<Cell>> rows = result.mainTable().rows();

        assertThat(rows.stream().map(row -> row.get(1).mean()).limit(5))
                // six trials of four epochs; six of three and two of one more; six of one, two of two more, one of one
                // more; one trial of one seed diverges in its second epoch
                .containsExactly(24 - 2.0 / 3, 20 - 1.0 / 3, 20 - 1.0 / 3, 11.0, 11.0);
    }

    @Test
    void everyDecisionHasAPanel() {
        Figure decisions = result.figures().get(1);

        assertThat(decisions.panels()).hasSize(1);
        assertThat(decisions.panels().get(0).title()).isEqualTo("after 3 epochs, 6 trials");
        assertThat(decisions.panels().get(0).series())
                .extracting(series -> series.x().size())
                .containsExactly(4, 2);
    }

    @Test
    void whatIsReplayedIsWhatARealHalvingDoes() {
        TrainValidationData data =
                SearchImages.draw(settings.images(), 2, SEARCH).tuning();
        NetworkObjective objective = new NetworkObjective(
                        (parameters, seed) -> RandomSearch.network(parameters, data.training(), seed),
                        parameters -> parameters.integer("batch size"))
                .validationOnly();
        StudyPlan plan = StudyPlan.randomSearch(RandomSearch.SPACE, 2, SEARCH.epochs());
        MeasuredStudy full = RandomSearch.mainSearch(SEARCH).run(settings).get(2L);

        StudyResult real;
        try (Study study = Study.open(folder.resolve("real"), plan.with(HalvingSearch.HALVING), objective, data);
                TrialExecutor executor = new LocalExecutor(objective, data, 2)) {
            real = new Search(study, executor, SearchListener.NONE).run(SEARCH.trials());
        }

        assertThat(full.result().prunedBy(HalvingSearch.HALVING).trials()).isEqualTo(real.trials());
    }
}
