package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Network;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Outcome;
import dl4jlessons.lesson.initialization.RecordedStatistics.Report;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.RunResults;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Verdicts on statistics that are given and not recorded. */
class ReadingTheDashboardClaimsTest {
    private static final int SEEDS = ClaimVerdicts.SEEDS.size();
    private static final List<Double> EVEN = List.of(1.0, 1.0, 1.0, 1.0);
    private static final List<Double> NOTHING = List.of(0.0, 0.0, 0.0, 0.0);

    private final Map<Network, List<RecordedStatistics>> runs = new EnumMap<>(Network.class);
    private final Map<Network, Double> dead = new EnumMap<>(Network.class);

    ReadingTheDashboardClaimsTest() {
        for (Network network : Network.values()) {
            record(network, 1, EVEN, EVEN, ratio(1e-3));
        }
    }

    @Test
    void healthyRatio() {
        assertThat(verdict("healthy-ratio")).as("saturated tanh, too").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        record(Network.SATURATED, 1, EVEN, EVEN, ratio(0.1));
        assertThat(verdict("healthy-ratio")).as("and no other").isEqualTo(Verdict.HOLDS);

        record(Network.HEALTHY, 1, EVEN, EVEN, List.of(1e-3, 1e-3, 1e-3, 0.05));
        assertThat(verdict("healthy-ratio")).as("one layer beyond").isEqualTo(Verdict.CONTRADICTED);

        ofSeeds(Network.HEALTHY, seed -> ratio(seed % 2 == 0 ? 1e-3 : 1e-5));
        assertThat(verdict("healthy-ratio")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void rateTooSmall() {
        assertThat(verdict("rate-too-small")).as("in the band").isEqualTo(Verdict.CONTRADICTED);

        record(Network.TOO_SLOW, 1, EVEN, EVEN, ratio(1e-6));
        assertThat(verdict("rate-too-small")).as("below").isEqualTo(Verdict.HOLDS);

        ofSeeds(Network.TOO_SLOW, seed -> ratio(seed % 2 == 0 ? 1e-3 : 1e-5));
        assertThat(verdict("rate-too-small")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void rateTooLarge() {
        assertThat(verdict("rate-too-large")).as("in the band").isEqualTo(Verdict.CONTRADICTED);

        record(Network.TOO_FAST, 1, EVEN, EVEN, ratio(0.1));
        assertThat(verdict("rate-too-large")).as("above").isEqualTo(Verdict.HOLDS);

        ofSeeds(Network.TOO_FAST, seed -> ratio(seed % 2 == 0 ? 0.1 : 1e-3));
        assertThat(verdict("rate-too-large")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);

        runs.put(
                Network.TOO_FAST,
                runs.get(Network.TOO_FAST).stream()
                        .map(statistics -> new RecordedStatistics(statistics.reports(), true))
                        .toList());
        assertThat(verdict("rate-too-large")).as("diverged").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void rateTooLargeAtFirst() {
        assertThat(verdict("rate-too-large-at-first")).as("in the band").isEqualTo(Verdict.CONTRADICTED);

        runs.put(
                Network.TOO_FAST,
                Collections.nCopies(SEEDS, statistics(List.of(report(1, 0.1), report(1, 1e-3), report(1, 1e-3)))));
        assertThat(verdict("rate-too-large-at-first")).as("only at first").isEqualTo(Verdict.HOLDS);
        assertThat(verdict("rate-too-large")).as("not in the median").isEqualTo(Verdict.CONTRADICTED);

        record(Network.HEALTHY, 1, EVEN, EVEN, ratio(0.1));
        assertThat(verdict("rate-too-large-at-first")).as("the healthy, too").isEqualTo(Verdict.CONTRADICTED);

        record(Network.HEALTHY, 1, EVEN, EVEN, ratio(1e-3));
        ofSeeds(Network.TOO_FAST, seed -> ratio(seed % 2 == 0 ? 0.1 : 1e-3));
        assertThat(verdict("rate-too-large-at-first")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void rateTooLargeKills() {
        assertThat(verdict("rate-too-large-kills")).as("as many").isEqualTo(Verdict.NO_DIFFERENCE);

        dead.put(Network.TOO_FAST, 0.2);
        assertThat(verdict("rate-too-large-kills")).as("the others vary").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        record(Network.TOO_FAST, 1, List.of(0.1, 1.0, 1.0, 1.0), EVEN, ratio(1e-3));
        assertThat(verdict("rate-too-large-kills")).as("the layer varies less").isEqualTo(Verdict.HOLDS);

        dead.put(Network.HEALTHY, 0.4);
        assertThat(verdict("rate-too-large-kills")).as("the healthy more").isEqualTo(Verdict.CONTRADICTED);

        runs.put(Network.TOO_FAST, Collections.nCopies(SEEDS, new RecordedStatistics(List.of(report(1, 1e-3)), true)));
        assertThat(verdict("rate-too-large-kills")).as("diverged").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void smallWeightsFade() {
        assertThat(verdict("small-weights-fade")).as("even").isEqualTo(Verdict.CONTRADICTED);

        record(Network.SMALL_WEIGHTS, 1, List.of(1.0, 0.1, 0.01, 1e-3), EVEN, ratio(1e-3));
        assertThat(verdict("small-weights-fade")).as("they fade").isEqualTo(Verdict.HOLDS);

        record(Network.HEALTHY, 1, List.of(1.0, 0.1, 0.01, 1e-3), EVEN, ratio(1e-3));
        assertThat(verdict("small-weights-fade")).as("the healthy, too").isEqualTo(Verdict.CONTRADICTED);

        record(Network.HEALTHY, 1, EVEN, EVEN, ratio(1e-3));
        spreadsOfSeeds(Network.SMALL_WEIGHTS, seed -> seed % 2 == 0 ? 1e-3 : 1.0);
        assertThat(verdict("small-weights-fade")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void saturationSpreads() {
        record(Network.HEALTHY_TANH, 1, List.of(0.4, 0.4, 0.4, 0.4), EVEN, ratio(1e-3));
        assertThat(verdict("saturation-spreads")).as("at the ends").isEqualTo(Verdict.HOLDS);

        record(Network.SATURATED, 1, List.of(1.0, 1.0, 1.0, 0.4), EVEN, ratio(1e-3));
        assertThat(verdict("saturation-spreads")).as("one layer is not").isEqualTo(Verdict.CONTRADICTED);

        spreadsOfSeeds(Network.SATURATED, seed -> seed % 2 == 0 ? 1.0 : 0.4);
        assertThat(verdict("saturation-spreads")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void deadUnitsAreZero() {
        record(Network.DEAD, 2.3, List.of(1.0, 0.1, 0.0, 0.0), NOTHING, NOTHING);
        assertThat(verdict("dead-units-are-zero")).as("the score tells").isEqualTo(Verdict.HOLDS);

        record(Network.SMALL_WEIGHTS, 2.3, EVEN, EVEN, EVEN);
        assertThat(verdict("dead-units-are-zero"))
                .as("two scores at chance level")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        record(Network.DEAD, 2.3, EVEN, EVEN, EVEN);
        assertThat(verdict("dead-units-are-zero")).as("not zero").isEqualTo(Verdict.CONTRADICTED);

        record(Network.DEAD, 2.3, List.of(1.0, 0.1, 0.0, 0.0), NOTHING, NOTHING);
        record(Network.HEALTHY, 1, EVEN, List.of(1.0, 1.0, 1.0, 0.0), ratio(1e-3));
        assertThat(verdict("dead-units-are-zero"))
                .as("no healthy one to compare with")
                .isEqualTo(Verdict.NOT_TESTED);

        record(Network.HEALTHY, 1, EVEN, EVEN, ratio(1e-3));
        spreadsOfSeeds(Network.DEAD, seed -> seed % 2 == 0 ? 0.0 : 1.0);
        assertThat(verdict("dead-units-are-zero")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void normalizedAlike() {
        assertThat(verdict("normalized-alike")).as("even").isEqualTo(Verdict.HOLDS);

        record(Network.NORMALIZED, 1, List.of(1.0, 1.0, 1.0, 3.0), EVEN, ratio(1e-3));
        assertThat(verdict("normalized-alike")).as("three times").isEqualTo(Verdict.CONTRADICTED);

        spreadsOfSeeds(Network.NORMALIZED, seed -> seed % 2 == 0 ? 1.0 : 3.0);
        assertThat(verdict("normalized-alike")).as("every other seed").isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static List<Double> ratio(double value) {
        return Collections.nCopies(4, value);
    }

    private void record(
            Network network, double score, List<Double> activations, List<Double> gradients, List<Double> ratios) {
        Report report = new Report(0, score, activations, gradients, ratios);
        runs.put(network, Collections.nCopies(SEEDS, statistics(List.of(report))));
    }

    private static Report report(double score, double ratio) {
        return new Report(0, score, EVEN, EVEN, ratio(ratio));
    }

    private static RecordedStatistics statistics(List<Report> reports) {
        return new RecordedStatistics(reports, false);
    }

    /** The last layer's spread differs from seed to seed; that of the others is 1. */
    private void spreadsOfSeeds(Network network, IntFunction<Double> last) {
        runs.put(
                network,
                IntStream.range(0, SEEDS)
                        .mapToObj(seed -> new RecordedStatistics(
                                List.of(new Report(
                                        0,
                                        2.3,
                                        List.of(1.0, 1.0, 1.0, last.apply(seed)),
                                        network == Network.DEAD ? NOTHING : EVEN,
                                        ratio(1e-3))),
                                false))
                        .toList());
    }

    private void ofSeeds(Network network, IntFunction<List<Double>> ratios) {
        runs.put(
                network,
                IntStream.range(0, SEEDS)
                        .mapToObj(seed -> new RecordedStatistics(
                                List.of(new Report(0, 1, EVEN, EVEN, ratios.apply(seed))), false))
                        .toList());
    }

    private Verdict verdict(String claim) {
        Map<Network, List<Outcome>> outcomes = new EnumMap<>(Network.class);
        runs.forEach((network, ofSeeds) -> outcomes.put(
                network,
                ofSeeds.stream()
                        .map(statistics -> new Outcome(statistics, dead.getOrDefault(network, 0.0)))
                        .toList()));
        return ClaimVerdicts.of(
                ClaimVerdicts.SEEDS,
                ReadingTheDashboard.claims(new ReadingTheDashboardReadings(
                        new RunResults<>(Arrays.asList(Network.values()), ClaimVerdicts.SEEDS, outcomes))),
                claim);
    }
}
