package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.tuning.SelectionBias.Pick;
import dl4jlessons.lesson.tuning.SelectionBias.Repetition;
import dl4jlessons.lesson.tuning.SelectionBias.Repetitions;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Outcome;
import dl4jlessons.lesson.tuning.ThreeWaySplitReadings.Variant;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Cells;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.RunResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every verdict that a claim can have, and the table, from choices that are given and not made. */
class ThreeWaySplitClaimsTest {
    private static final double TRUTH = 0.6;

    /** Accuracy on the test set minus elsewhere, of the best on the test set among one, two and all candidates. */
    private double single = 0;

    private double two = 0.02;
    private double all = 0.05;
    /** The same with many images, and among equal candidates. */
    private double many = 0.01;

    private double equal = 0;
    /** Of the best on the validation set: accuracy there and on the test set, minus elsewhere. */
    private double validation = 0;

    private double testBias = 0;
    /** By how much a single test is off, up and down. */
    private double testError = 0;
    /** By how much the best on the test set is worse elsewhere. */
    private double worse = 0.02;
    /** By how much a test flatters with the normalizer from training and test images. */
    private double flattery = 0;

    private double spread = 0;

    @Test
    void neverOnTestData() {
        assertThat(verdict("never-on-test-data")).as("a worse choice too").isEqualTo(Verdict.HOLDS);

        worse = 0;
        assertThat(verdict("never-on-test-data")).as("as good a choice").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        worse = 0.02;
        equal = 0.05;
        assertThat(verdict("never-on-test-data")).as("flattering among equals").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        all = 0.01;
        spread = 0.005;
        assertThat(verdict("never-on-test-data")).as("on the margin").isEqualTo(Verdict.INCONCLUSIVE);

        all = 0.001;
        spread = 0.0005;
        assertThat(verdict("never-on-test-data")).as("hardly flattering").isEqualTo(Verdict.NO_DIFFERENCE);

        all = -0.05;
        assertThat(verdict("never-on-test-data")).as("the opposite").isEqualTo(Verdict.CONTRADICTED);

        all = Double.NaN;
        assertThat(verdict("never-on-test-data")).as("not measured").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void testAfterValidation() {
        assertThat(verdict("test-after-validation")).as("exact").isEqualTo(Verdict.HOLDS);

        testError = 0.04;
        assertThat(verdict("test-after-validation"))
                .as("right on the average only")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        testError = 0;
        validation = 0.05;
        assertThat(verdict("test-after-validation")).as("validation flatters").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        testBias = -0.02;
        assertThat(verdict("test-after-validation")).as("biased downwards").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void growsWithCandidates() {
        assertThat(verdict("grows-with-candidates"))
                .as("many images leave a fifth")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        many = 0.04;
        assertThat(verdict("grows-with-candidates"))
                .as("many images do not help")
                .isEqualTo(Verdict.HOLDS);

        two = 0.05;
        assertThat(verdict("grows-with-candidates")).as("no more than two").isEqualTo(Verdict.NO_DIFFERENCE);

        two = 0.08;
        assertThat(verdict("grows-with-candidates")).as("less than two").isEqualTo(Verdict.CONTRADICTED);

        two = 0.02;
        single = -0.02;
        assertThat(verdict("grows-with-candidates")).as("one is not honest").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void normalizerFromTrainingData() {
        assertThat(verdict("normalizer-from-training-data")).as("the same").isEqualTo(Verdict.NO_DIFFERENCE);

        flattery = 0.03;
        assertThat(verdict("normalizer-from-training-data")).as("flattering").isEqualTo(Verdict.HOLDS);

        flattery = -0.03;
        assertThat(verdict("normalizer-from-training-data")).as("the opposite").isEqualTo(Verdict.CONTRADICTED);

        flattery = 0.01;
        spread = 0.01;
        assertThat(verdict("normalizer-from-training-data")).as("on the margin").isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void theTableSaysWhatIsReportedAndWhatIsTrue() {
        validation = 0.07;
        testBias = -0.01;
        all = 0.05;
        worse = 0.02;
        Table reports = new ThreeWaySplitCharts(readings()).tables().get(0);

        // chosen on validation: 0.59 on the test set, 0.67 on the validation set; chosen on test: 0.63 there, 0.58
        // elsewhere
        assertRow(reports, 0, "validation set", "test set", 0.59, 0.6, -0.01);
        assertRow(reports, 1, "validation set", "validation set", 0.67, 0.6, 0.07);
        assertRow(reports, 2, "test set", "test set", 0.63, 0.58, 0.05);
    }

    private static void assertRow(
            Table table,
            int row,
            String chosenOn,
            String reportedFrom,
            double reported,
            double elsewhere,
            double more) {
        List<Cell> cells = table.rows().get(row);
        assertThat(cells.subList(0, 2)).containsExactly(Cells.of(chosenOn, reportedFrom));
        assertThat(cells.get(2).mean()).isCloseTo(reported, within(1e-9));
        assertThat(cells.get(3).mean()).isCloseTo(elsewhere, within(1e-9));
        assertThat(cells.get(4).mean()).isCloseTo(more, within(1e-9));
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, ThreeWaySplit.claims(readings()), claim);
    }

    private ThreeWaySplitReadings readings() {
        Map<Variant, List<Outcome>> normalizers = new LinkedHashMap<>();
        normalizers.put(
                Variant.TRAINING,
                ClaimVerdicts.SEEDS.stream()
                        .map(seed -> new Outcome(TRUTH, TRUTH))
                        .toList());
        normalizers.put(
                Variant.TRAINING_AND_TEST,
                ClaimVerdicts.SEEDS.stream()
                        .map(seed -> new Outcome(TRUTH + flattery + noise(seed), TRUTH))
                        .toList());
        return new ThreeWaySplitReadings(
                ClaimVerdicts.SEEDS,
                ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, this::bias)),
                new RunResults<>(List.of(Variant.values()), ClaimVerdicts.SEEDS, normalizers));
    }

    private SelectionBias bias(long seed) {
        return new SelectionBias(
                List.of(repetitions(1, single), repetitions(2, two), repetitions(54, all + noise(seed))),
                List.of(repetitions(1, 0), repetitions(2, 0), repetitions(54, many)),
                List.of(repetitions(1, 0), repetitions(54, equal)));
    }

    /** Two seeds a little higher, two a little lower. */
    private double noise(long seed) {
        return seed % 2 == 0 ? spread : -spread;
    }

    private Repetitions repetitions(int candidates, double optimism) {
        return new Repetitions(
                candidates, 100, List.of(repetition(optimism, testError), repetition(optimism, -testError)));
    }

    private Repetition repetition(double optimism, double error) {
        return new Repetition(
                new Pick(TRUTH + validation, TRUTH + testBias + error, TRUTH),
                new Pick(TRUTH, TRUTH - worse + optimism, TRUTH - worse));
    }
}
