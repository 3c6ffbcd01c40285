package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonChecks;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormTransform.Sizes;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchNormTransformTest extends LessonContract {
    private static final Sizes SMALL = new Sizes(400, 50, 60);
    private static final Sizes TINY = new Sizes(100, 5, 6);

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new BatchNormTransform().run(settings, TINY);
    }

    /** Its claims need the project's images. */
    @Override
    protected ImageFolder images(Path emptyFolder) {
        return LessonTests.fashionMnist();
    }

    @BeforeAll
    static void run() {
        result = new BatchNormTransform().run(LessonTests.settings(2, 1L, 2L, 3L), SMALL);
    }

    @Test
    void whatIsTrueOfAMiniBatchIsNotTrueOfConstantInputsOrInInference() {
        Judgement judgement = judgement("mean-0-variance-1");

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats()).extracting(Judgement.Part::outcome).containsOnly(Verdict.HOLDS);
    }

    @Test
    void layerAndFormulaAgreeAndEpsilonMatters() {
        assertThat(judgement("computes-the-formula").verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
    }

    @Test
    void gradientsGoThroughMeanAndVariance() {
        // three seeds are too few for an interval: every one of them is beyond the margin
        assertThat(LessonChecks.headline(result, "gradient-through-statistics", 0))
                .allMatch(difference -> difference < 1e-6);
        assertThat(LessonChecks.headline(result, "gradient-through-statistics", 1))
                .allMatch(difference -> difference < 1e-4);
        assertThat(LessonChecks.headline(result, "gradient-through-statistics", 2))
                .allMatch(error -> error > 0.05);
    }

    @Test
    void singleImagesTeachNothing() {
        assertThat(judgement("needs-a-mini-batch").verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void gammaAndBetaStartAt1And0AndSpreadOut() {
        List<List<Cell>> rows = table("kept-by-layer").rows();
        List<Cell> gamma = rows.get(0);
        List<Cell> beta = rows.get(1);

        assertThat(mean(gamma.get(1))).isEqualTo(1);
        assertThat(mean(gamma.get(2))).isLessThan(0.995);
        assertThat(mean(gamma.get(4))).isGreaterThan(1.005);
        assertThat(mean(beta.get(1))).isEqualTo(0);
        assertThat(mean(beta.get(2))).isLessThan(-0.005);
        assertThat(mean(beta.get(4))).isGreaterThan(0.005);
    }

    @Test
    void decayChangesRunningStatisticsAndNothingElse() {
        List<List<Cell>> networks = table("training").rows().subList(0, 3);

        assertThat(networks)
                .extracting(row -> row.get(4))
                .as("as in training")
                .containsOnly(networks.get(0).get(4));
        assertThat(networks)
                .extracting(row -> row.get(6))
                .as("weights")
                .containsOnly(networks.get(0).get(6));
        assertThat(networks)
                .extracting(row -> mean(row.get(3)))
                .as("in inference")
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .doesNotHaveDuplicates();
    }

    @Test
    void theSlowerTheDecayTheFartherRunningStatisticsAreFromTheTruth() {
        for (Figure.Panel panel : figure("running-statistics").panels()) {
            assertThat(panel.series())
                    .extracting(series -> series.y().get(series.y().size() - 1))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theLargerEpsilonTheLessVarianceIsLeft() {
        List<Figure.Series> epsilons = figure("epsilon").panels().get(0).series();

        assertThat(epsilons).extracting(Figure.Series::name).containsExactly("ε 10⁻⁶", "ε 10⁻⁵", "ε 10⁻³");
        assertThat(epsilons)
                .extracting(series -> series.y().get(0))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .doesNotHaveDuplicates();
    }

    private static double mean(Cell cell) {
        return cell.mean();
    }

    private static Judgement judgement(String id) {
        return result.judgements().stream()
                .filter(judgement -> judgement.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Table table(String id) {
        return result.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Figure figure(String id) {
        return result.figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
