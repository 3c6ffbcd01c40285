package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN_AFTER;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Kind;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Outcome;
import dl4jlessons.lesson.batchnorm.BatchNormInitRobustnessReadings.Variant;
import dl4jlessons.result.Cells;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Claims, tables and charts, from accuracies that are given and not trained. */
class BatchNormInitRobustnessClaimsTest {
    private static final List<Double> SCALES = List.of(1.0, 0.29, 0.01, 0.0001);
    private static final double DIVERGED = Double.NaN;

    @Test
    void wideningTheRangeOfScalesHoldsWithoutCaveatIfNormalizationIsNeverBehind() {
        Judgement judgement =
                lessSensitive(networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.9, 0.9, 0.9, 0.9)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aScaleAtWhichThePlainNetworkWinsIsACaveat() {
        Judgement judgement =
                lessSensitive(networks(accuracies(DIVERGED, 0.99, 0.1, 0.1), accuracies(0.6, 0.6, 0.9, 0.6)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats().get(0).outcome()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void learningAtNoMoreScalesIsNoDifference() {
        Judgement judgement = lessSensitive(networks(accuracies(0.6, 0.9, 0.9, 0.1), accuracies(0.2, 0.9, 0.9, 0.9)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void learningAtFewerScalesContradicts() {
        Judgement judgement = lessSensitive(networks(accuracies(0.6, 0.9, 0.9, 0.6), accuracies(0.2, 0.9, 0.2, 0.1)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aTooLargeEpsilonIsACaveatWhereItCostsAccuracy() {
        Map<Kind, List<History>> networks =
                networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.9, 0.9, 0.9, 0.9));
        networks.put(DEFAULT_EPSILON, accuracies(0.9, 0.9, 0.9, 0.3));

        Judgement judgement = lessSensitive(networks);

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats().stream().filter(caveat -> caveat.outcome() == Verdict.HOLDS))
                .singleElement()
                .satisfies(caveat -> assertThat(caveat.text()).contains("ε"));
    }

    @Test
    void thePlaceOfNormalizationIsJudgedIfBothWereTried() {
        Map<Kind, List<History>> networks =
                networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.8, 0.8, 0.8, 0.8));
        assertThat(result(networks).judgements()).hasSize(1);

        networks.put(BN_AFTER, accuracies(0.85, 0.8, 0.75, 0.8));

        assertThat(result(networks).judgements())
                .extracting(Judgement::id, Judgement::verdict)
                .contains(tuple("before-or-after", Verdict.HOLDS));

        networks.put(BN_AFTER, accuracies(0.6, 0.6, 0.6, 0.6));

        assertThat(result(networks).judgements())
                .extracting(Judgement::id, Judgement::verdict)
                .contains(tuple("before-or-after", Verdict.CONTRADICTED));
    }

    @Test
    void divergedNetworksAreSaidToBeAndHaveNoLine() {
        LessonResult result =
                result(networks(accuracies(DIVERGED, 0.875, 0.25, 0.25), accuracies(0.5, 0.5, 0.75, 0.5)));

        assertThat(result.mainTable().rows().get(0))
                .startsWith(Cells.of("1", "diverged"))
                .endsWith(Cells.of("BN"));
        assertThat(result.mainTable().rows().get(1)).endsWith(Cells.of("plain"));
        Panel widest = result.figures().get(0).panels().get(0);
        assertThat(widest.note()).isEqualTo("plain diverged by iteration 3");
        assertThat(widest.series()).extracting(Series::name).doesNotContain("plain");
        List<Series> byScale = result.figures().get(1).panels().get(0).series();
        assertThat(byScale).extracting(Series::name).startsWith("plain", "plain, diverged", "BN");
        assertThat(byScale.get(0).y()).containsExactly(0.25, 0.25, 0.875, Double.NaN);
        assertThat(byScale.get(1).x()).containsExactly(1.0);
    }

    @Test
    void theBooksFiguresStandBesideTheNearestScale() {
        LessonResult result = result(networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.6, 0.6, 0.9, 0.6)));

        Table book = result.tables().get(2);

        assertThat(book.rows().stream().map(row -> row.get(0)))
                .containsExactly(Cells.of("1", "0.29", "0.16", "0.046", "0.0063", "0.0001"));
        assertThat(book.rows().stream().map(row -> row.get(3)))
                .containsExactly(Cells.of("1", "0.29", "0.29", "0.01", "0.01", "0.0001"));
    }

    /** A plain and a normalized network; ε makes no difference. */
    private static Map<Kind, List<History>> networks(List<History> plain, List<History> normalized) {
        Map<Kind, List<History>> networks = new LinkedHashMap<>();
        networks.put(PLAIN, plain);
        networks.put(BN, normalized);
        networks.put(DEFAULT_EPSILON, normalized);
        return networks;
    }

    private static Judgement lessSensitive(Map<Kind, List<History>> networks) {
        return result(networks).judgements().get(0);
    }

    /** The same accuracies for every seed. */
    private static LessonResult result(Map<Kind, List<History>> networks) {
        Map<Variant, Outcome> outcomes = new LinkedHashMap<>();
        networks.forEach((kind, histories) -> IntStream.range(0, SCALES.size())
                .forEach(i -> outcomes.put(new Variant(kind, SCALES.get(i)), new Outcome(histories.get(i), 0.5))));
        BatchNormInitRobustnessReadings readings = new BatchNormInitRobustnessReadings(MadeUp.runs(outcomes), 0.5);
        return LessonResult.of(
                ClaimVerdicts.SEEDS,
                BatchNormInitRobustness.claims(readings),
                new BatchNormInitRobustnessCharts(readings, PLAIN, BN, 0.05));
    }

    /** Final training accuracies, from the largest scale to the smallest. */
    private static List<History> accuracies(double... accuracies) {
        return Arrays.stream(accuracies)
                .mapToObj(accuracy ->
                        Double.isNaN(accuracy) ? Histories.divergedAt(3) : Histories.of(0.1, 0.1, accuracy, 0.1))
                .toList();
    }
}
