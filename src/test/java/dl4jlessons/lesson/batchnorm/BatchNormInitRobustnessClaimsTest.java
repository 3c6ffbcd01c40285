package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.BN_AFTER;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.DEFAULT_EPSILON;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.HE;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.LN;
import static dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

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
    private static final List<Double> SCALES = List.of(1.0, HE, 0.07, 0.01, 0.0001);
    private static final double DIVERGED = Double.NaN;

    @Test
    void lessSensitiveIsJudgedByTheMeanOverAllScales() {
        assertThat(verdict("less-sensitive", bn(0.9, 0.9, 0.9, 0.9, 0.9))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict("less-sensitive", bn(0.5, 0.5, 0.5, 0.1, 0.1))).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(verdict("less-sensitive", bn(0.1, 0.5, 0.1, 0.1, 0.1))).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void aPlainNetworkThatIsAheadAtHesScaleIsACaveat() {
        Judgement judgement = judgement("less-sensitive", bn(0.9, 0.8, 0.9, 0.9, 0.9));

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats().get(0).outcome()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whereThePlainNetworkLearnsNowhereNothingIsTested() {
        Map<Kind, List<History>> networks = bn(0.9, 0.9, 0.9, 0.9, 0.9);
        networks.put(PLAIN, accuracies(DIVERGED, 0.1, 0.1, 0.1, 0.1));

        assertThat(verdict("less-sensitive", networks)).isEqualTo(Verdict.NOT_TESTED);
        assertThat(verdict("layer-norm-less-sensitive", networks)).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void aTooLargeEpsilonIsACaveatWhereItCostsAccuracy() {
        Map<Kind, List<History>> networks = bn(0.9, 0.9, 0.9, 0.9, 0.9);
        networks.put(DEFAULT_EPSILON, accuracies(0.9, 0.9, 0.9, 0.9, 0.3));

        Judgement judgement = judgement("less-sensitive", networks);

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats().stream().filter(caveat -> caveat.outcome() == Verdict.HOLDS))
                .singleElement()
                .satisfies(caveat -> assertThat(caveat.text()).contains("ε"));
    }

    @Test
    void layerNormalizationIsComparedWithBothOthers() {
        Map<Kind, List<History>> networks = bn(0.9, 0.9, 0.9, 0.9, 0.9);
        assertThat(verdict("layer-norm-less-sensitive", networks)).isEqualTo(Verdict.HOLDS);

        networks.put(LN, accuracies(0.7, 0.7, 0.7, 0.7, 0.7));
        assertThat(verdict("layer-norm-less-sensitive", networks)).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        networks.put(LN, accuracies(0.1, 0.9, 0.5, 0.1, 0.1));
        assertThat(verdict("layer-norm-less-sensitive", networks)).isEqualTo(Verdict.NO_DIFFERENCE);

        networks.put(LN, accuracies(0.1, 0.1, 0.1, 0.1, 0.1));
        assertThat(verdict("layer-norm-less-sensitive", networks)).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void beforeOrAfter() {
        Map<Kind, List<History>> networks = bn(0.8, 0.8, 0.8, 0.8, 0.8);
        assertThat(verdict("before-or-after", networks)).isEqualTo(Verdict.NO_DIFFERENCE);

        networks.put(BN_AFTER, accuracies(0.7, 0.7, 0.7, 0.7, 0.7));
        assertThat(verdict("before-or-after", networks)).isEqualTo(Verdict.HOLDS);

        networks.put(BN_AFTER, accuracies(0.8, 0.7, 0.8, 0.8, 0.8));
        assertThat(verdict("before-or-after", networks)).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        networks.put(BN_AFTER, accuracies(0.9, 0.9, 0.9, 0.9, 0.9));
        assertThat(verdict("before-or-after", networks)).isEqualTo(Verdict.CONTRADICTED);

        networks.put(BN, accuracies(0.1, 0.1, 0.1, 0.1, 0.1));
        assertThat(verdict("before-or-after", networks)).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void divergedNetworksAreSaidToBeAndHaveNoLine() {
        LessonResult result = result(bn(0.5, 0.5, 0.75, 0.5, 0.5));

        assertThat(result.mainTable().rows().get(0))
                .startsWith(Cells.of("1", "diverged"))
                .endsWith(Cells.of("BN"));
        assertThat(result.mainTable().rows().get(1)).endsWith(Cells.of("plain"));
        Panel widest = result.figures().get(0).panels().get(0);
        assertThat(widest.note()).isEqualTo("plain diverged by iteration 3");
        assertThat(widest.series()).extracting(Series::name).doesNotContain("plain");
        List<Series> byScale = result.figures().get(1).panels().get(0).series();
        assertThat(byScale).extracting(Series::name).startsWith("plain", "plain, diverged", "BN");
        assertThat(byScale.get(0).y()).containsExactly(0.1, 0.1, 0.6, 0.9, Double.NaN);
        assertThat(byScale.get(1).x()).containsExactly(1.0);
    }

    @Test
    void theBooksFiguresStandBesideTheNearestScale() {
        Table book = result(bn(0.6, 0.6, 0.6, 0.9, 0.6)).tables().get(2);

        assertThat(book.rows().stream().map(row -> row.get(0)))
                .containsExactly(Cells.of("1", "0.29", "0.16", "0.046", "0.0063", "0.0001"));
        assertThat(book.rows().stream().map(row -> row.get(3)))
                .containsExactly(Cells.of("1", "0.14", "0.14", "0.07", "0.01", "0.0001"));
    }

    /** The plain network learns well at He's scale and at half of it; every normalized one has these accuracies. */
    private static Map<Kind, List<History>> bn(double... accuracies) {
        Map<Kind, List<History>> networks = new LinkedHashMap<>();
        networks.put(PLAIN, accuracies(DIVERGED, 0.9, 0.6, 0.1, 0.1));
        for (Kind kind : List.of(BN, BN_AFTER, LN, DEFAULT_EPSILON)) {
            networks.put(kind, accuracies(accuracies));
        }
        return networks;
    }

    private static Verdict verdict(String id, Map<Kind, List<History>> networks) {
        return judgement(id, networks).verdict();
    }

    private static Judgement judgement(String id, Map<Kind, List<History>> networks) {
        return result(networks).judgements().stream()
                .filter(judgement -> judgement.id().equals(id))
                .findFirst()
                .orElseThrow();
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
