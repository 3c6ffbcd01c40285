package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dl4jlessons.lesson.batchnorm.BatchNormInitRobustness.Outcome;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Claims, tables and charts, from accuracies that are given and not trained. */
class RobustnessFindingsTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
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
    void aTooLargeEpsilonIsACaveatWhereItCostsAccuracy() {
        Map<Normalization, List<History>> networks =
                networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.9, 0.9, 0.9, 0.9));
        networks.put(Normalization.DEFAULT_EPSILON, accuracies(0.9, 0.9, 0.9, 0.3));

        Judgement judgement = lessSensitive(networks);

        assertThat(judgement.verdict()).isEqualTo(Verdict.HOLDS_WITH_CAVEAT);
        assertThat(judgement.caveats().stream().filter(caveat -> caveat.outcome() == Verdict.HOLDS))
                .singleElement()
                .satisfies(caveat -> assertThat(caveat.text()).contains("ε"));
    }

    @Test
    void thePlaceOfNormalizationIsJudgedIfBothWereTried() {
        Map<Normalization, List<History>> networks =
                networks(accuracies(DIVERGED, 0.9, 0.1, 0.1), accuracies(0.8, 0.8, 0.8, 0.8));
        assertThat(result(networks).judgements()).hasSize(1);

        networks.put(Normalization.AFTER_RELU, accuracies(0.85, 0.8, 0.75, 0.8));

        assertThat(result(networks).judgements())
                .extracting(Judgement::id, Judgement::verdict)
                .contains(tuple("before-or-after", Verdict.HOLDS));
    }

    @Test
    void divergedNetworksAreSaidToBeAndHaveNoLine() {
        LessonResult result =
                result(networks(accuracies(DIVERGED, 0.875, 0.25, 0.25), accuracies(0.5, 0.5, 0.75, 0.5)));

        assertThat(result.mainTable().rows().get(0)).startsWith("1", "diverged").endsWith("BN");
        assertThat(result.mainTable().rows().get(1)).endsWith("plain");
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
                .containsExactly("1", "0.29", "0.16", "0.046", "0.0063", "0.0001");
        assertThat(book.rows().stream().map(row -> row.get(3)))
                .containsExactly("1", "0.29", "0.29", "0.01", "0.01", "0.0001");
    }

    /** A plain and a normalized network; ε makes no difference. */
    private static Map<Normalization, List<History>> networks(List<History> plain, List<History> normalized) {
        Map<Normalization, List<History>> networks = new EnumMap<>(Normalization.class);
        networks.put(Normalization.NONE, plain);
        networks.put(Normalization.BEFORE_RELU, normalized);
        networks.put(Normalization.DEFAULT_EPSILON, normalized);
        return networks;
    }

    private static Judgement lessSensitive(Map<Normalization, List<History>> networks) {
        return result(networks).judgements().get(0);
    }

    /** The same accuracies for every seed. */
    private static LessonResult result(Map<Normalization, List<History>> networks) {
        Map<ScaledNetwork, List<Outcome>> outcomes = new LinkedHashMap<>();
        networks.forEach((normalization, histories) -> IntStream.range(0, SCALES.size())
                .forEach(i -> outcomes.put(
                        new ScaledNetwork(normalization, SCALES.get(i)),
                        Collections.nCopies(SEEDS.size(), new Outcome(histories.get(i), 0.5)))));
        return new RobustnessFindings(new Runs<>(List.copyOf(outcomes.keySet()), SEEDS, outcomes)).result();
    }

    /** Final training accuracies, from the largest scale to the smallest. */
    private static List<History> accuracies(double... accuracies) {
        return Arrays.stream(accuracies)
                .mapToObj(accuracy ->
                        Double.isNaN(accuracy) ? Histories.divergedAt(3) : Histories.of(0.1, 0.1, accuracy, 0.1))
                .toList();
    }
}
