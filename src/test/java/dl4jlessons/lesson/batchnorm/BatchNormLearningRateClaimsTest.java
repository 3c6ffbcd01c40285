package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.Normalization.BEFORE;
import static dl4jlessons.lesson.Normalization.LAYER;
import static dl4jlessons.lesson.Normalization.NONE;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.RATES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.fused.TrainingStep;
import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.batchnorm.BatchNormLearningRateReadings.Variant;
import dl4jlessons.result.Cell;
import dl4jlessons.result.Cells;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A sweep whose outcome is made up: every plain network takes 80 iterations, every normalized one 40, unless said otherwise. */
class BatchNormLearningRateClaimsTest {
    private static final int ITERATIONS = 100;
    private static final double TARGET = 0.75;

    private final Map<Variant, History> histories = new LinkedHashMap<>();
    private double stockCost = 2;

    BatchNormLearningRateClaimsTest() {
        for (double rate : RATES) {
            histories.put(new Variant(NONE, rate), reaching(80, 0.01));
            histories.put(new Variant(BEFORE, rate), reaching(40, 0.02));
            histories.put(new Variant(LAYER, rate), reaching(60, 0.02));
        }
    }

    @Test
    void theFastestRateIsTheOneWithTheFewestIterations() {
        histories.put(new Variant(NONE, 0.1), reaching(60, 0.01));

        assertThat(sweep().fastestRate(NONE, 1)).isEqualTo(0.1);
        assertThat(sweep().fastestRate(BEFORE, 1)).as("all the same").isEqualTo(RATES.get(0));
    }

    @Test
    void theLeadComparesEachAtItsOwnFastestRate() {
        histories.put(new Variant(NONE, 0.1), reaching(60, 0.01));
        histories.put(new Variant(BEFORE, 1.0), reaching(20, 0.02));

        assertThat(sweep().lead(NONE, BEFORE).applyAsDouble(1)).isCloseTo(3, within(1e-9));
        assertThat(sweep().leadOfBatchNormAtSmallRate(0.01).applyAsDouble(1)).isCloseTo(2 / 3.0, within(1e-9));
    }

    @Test
    void severalFinishLinesCountAlike() {
        histories.put(new Variant(NONE, 0.1), reaching(90, 0.01));
        BatchNormLearningRateReadings two = new BatchNormLearningRateReadings(
                MadeUp.runs(histories), RATES, ITERATIONS, List.of(0.5, TARGET), 0.5, Map.of());

        assertThat(two.iterationsTo(NONE, 0.1, 1)).isCloseTo(30, within(1e-9)); // of 10 and 90
        assertThat(two.finishLines()).isEqualTo("50 to 75 %");
    }

    @Test
    void whatIsNotReachedTakesAtLeastAllIterations() {
        histories.put(new Variant(NONE, 0.1), new History(losses(), List.of(at(100, 1, 0.7)), OptionalInt.empty()));

        assertThat(sweep().iterationsTo(TARGET, NONE, 0.1, 1)).isEqualTo(ITERATIONS);
    }

    @Test
    void aNetworkThatDivergesHasNeitherReachedNorLearned() {
        History diverged = new History(losses(), List.of(at(10, 1, 0.8), at(20, 1, 0.8)), OptionalInt.of(20));
        histories.put(new Variant(NONE, 10.0), diverged);

        assertThat(BatchNormLearningRateReadings.reached(diverged, TARGET)).isEmpty();
        assertThat(sweep().highestRate(NONE, 1)).isEqualTo(3);
    }

    @Test
    void theCostOfNormalizationComparesTypicalIterations() {
        histories.put(new Variant(BEFORE, 1.0), reaching(40, 50));

        assertThat(sweep().costOfNormalization().applyAsDouble(1)).isEqualTo(2);
    }

    @Test
    void theLeadOnDl4jsOwnStepIsThatInIterationsDividedByTheCost() {
        stockCost = 1.6;

        assertThat(sweep().leadOnStockStep().applyAsDouble(1)).isCloseTo(2 / 1.6, within(1e-9));
    }

    @Test
    void fasterInIterations() {
        assertThat(verdict("faster-in-iterations")).isEqualTo(Verdict.HOLDS);

        histories.put(new Variant(NONE, 0.01), reaching(50, 0.01));
        histories.put(new Variant(BEFORE, 0.01), reaching(50, 0.02));
        histories.put(new Variant(BEFORE, 0.3), reaching(30, 0.02));
        assertThat(verdict("faster-in-iterations"))
                .as("level where plain is fastest")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        histories.put(new Variant(NONE, 0.1), reaching(30, 0.01));
        assertThat(verdict("faster-in-iterations")).as("as fast").isEqualTo(Verdict.NO_DIFFERENCE);

        histories.put(new Variant(NONE, 0.1), reaching(20, 0.01));
        assertThat(verdict("faster-in-iterations")).as("faster").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void whoeverDoesNotArriveIsNotTimed() {
        RATES.forEach(rate -> histories.put(new Variant(BEFORE, rate), failing()));

        assertThat(verdict("faster-in-iterations")).isEqualTo(Verdict.NOT_TESTED);
        assertThat(verdict("faster-in-seconds")).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void betweenTwoEvaluationsThereIsALine() {
        History history = new History(losses(), List.of(at(10, 1, 0.5), at(20, 2, 1)), OptionalInt.empty());

        assertThat(BatchNormLearningRateReadings.reached(history, TARGET)).hasValue(15);
        assertThat(BatchNormLearningRateReadings.reached(history, 0.4)).hasValue(10);
        assertThat(BatchNormLearningRateReadings.secondsTo(history, TARGET).getAsDouble())
                .isCloseTo(15 * 2.0 / ITERATIONS, within(1e-9));
    }

    @Test
    void aSeedsOwnOutcomeHasNoPartInTheChoiceOfItsRate() {
        Map<Variant, List<History>> ofSeeds = new LinkedHashMap<>();
        for (double rate : RATES) {
            // the first seed alone is fastest at 1
            History first = reaching(rate == 1 ? 20 : 80, 0.01);
            History others = reaching(rate == 0.1 ? 60 : 80, 0.01);
            ofSeeds.put(new Variant(NONE, rate), List.of(first, others, others));
        }
        RunResults<Variant, History> runs =
                new RunResults<>(List.copyOf(ofSeeds.keySet()), List.of(1L, 2L, 3L), ofSeeds);

        BatchNormLearningRateReadings readings =
                new BatchNormLearningRateReadings(runs, RATES, ITERATIONS, List.of(TARGET), 0.5, Map.of());

        assertThat(readings.fastestRate(NONE, 1)).isEqualTo(0.1);
        assertThat(readings.fastestRate(NONE, 2)).isEqualTo(1.0);
    }

    @Test
    void layerNormFaster() {
        assertThat(verdict("layer-norm-faster")).as("BN is faster").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        RATES.forEach(rate -> histories.put(new Variant(LAYER, rate), reaching(40, 0.02)));
        assertThat(verdict("layer-norm-faster")).isEqualTo(Verdict.HOLDS);

        RATES.forEach(rate -> histories.put(new Variant(LAYER, rate), reaching(80, 0.02)));
        assertThat(verdict("layer-norm-faster")).isEqualTo(Verdict.NO_DIFFERENCE);

        RATES.forEach(rate -> histories.put(new Variant(NONE, rate), reaching(40, 0.02)));
        assertThat(verdict("layer-norm-faster")).isEqualTo(Verdict.CONTRADICTED);

        RATES.forEach(rate -> histories.put(new Variant(LAYER, rate), failing()));
        assertThat(verdict("layer-norm-faster")).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void layerNormLargerRates() {
        assertThat(verdict("layer-norm-larger-rates")).isEqualTo(Verdict.NO_DIFFERENCE);

        histories.put(new Variant(NONE, 10.0), failing());
        assertThat(verdict("layer-norm-larger-rates")).isEqualTo(Verdict.HOLDS);

        histories.put(new Variant(NONE, 3.0), failing());
        histories.put(new Variant(LAYER, 10.0), failing());
        assertThat(verdict("layer-norm-larger-rates")).as("BN larger").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        histories.put(new Variant(LAYER, 3.0), failing());
        histories.put(new Variant(LAYER, 1.0), failing());
        assertThat(verdict("layer-norm-larger-rates")).isEqualTo(Verdict.CONTRADICTED);

        RATES.forEach(rate -> histories.put(new Variant(NONE, rate), failing()));
        assertThat(verdict("layer-norm-larger-rates")).isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void fasterInSeconds() {
        assertThat(verdict("faster-in-seconds")).as("twice the cost").isEqualTo(Verdict.NO_DIFFERENCE);

        cost(1.01);
        assertThat(verdict("faster-in-seconds")).as("less of it on DL4J's step").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        stockCost = 1.01;
        assertThat(verdict("faster-in-seconds")).as("the same on both").isEqualTo(Verdict.HOLDS);

        cost(5);
        assertThat(verdict("faster-in-seconds")).as("five times the cost").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void largerRates() {
        histories.put(new Variant(BEFORE, 0.01), reaching(50, 0.02));
        histories.put(new Variant(NONE, 3.0), failing());
        histories.put(new Variant(NONE, 10.0), failing());
        assertThat(verdict("larger-rates")).isEqualTo(Verdict.HOLDS);

        histories.put(new Variant(BEFORE, 0.01), reaching(30, 0.02));
        assertThat(verdict("larger-rates")).as("fastest at the smallest rate").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        histories.put(new Variant(BEFORE, 3.0), failing());
        histories.put(new Variant(BEFORE, 10.0), failing());
        assertThat(verdict("larger-rates")).as("both learn up to 1").isEqualTo(Verdict.NO_DIFFERENCE);

        histories.put(new Variant(BEFORE, 1.0), failing());
        histories.put(new Variant(BEFORE, 0.3), failing());
        assertThat(verdict("larger-rates")).as("plain learns at larger ones").isEqualTo(Verdict.CONTRADICTED);

        RATES.forEach(rate -> histories.put(new Variant(NONE, rate), failing()));
        assertThat(verdict("larger-rates")).as("plain never learns").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void tablesSayWhoDivergedAndWhoDidNotArrive() {
        histories.put(new Variant(NONE, 10.0), new History(losses(), List.of(at(2, 1, 0)), OptionalInt.of(2)));
        Table byRate = tables().get(0);
        List<Cell> last = byRate.rows().get(RATES.size() - 1);

        assertThat(last.get(0)).isEqualTo(Cell.of("10.0"));
        assertThat(last.get(1)).isEqualTo(Cell.of("diverged"));
        assertThat(last.get(4)).isEqualTo(Cell.of("not reached"));
    }

    @Test
    void bothStepsAreReported() {
        stockCost = 1.5;
        List<List<Cell>> steps = tables().get(2).rows();

        assertThat(steps.get(0)).startsWith(Cells.of("fused, while training")).endsWith(Cells.of("1.0"));
        assertThat(steps.get(1)).startsWith(Cells.of("DL4J's own, timed")).endsWith(Cells.of("1.3"));
    }

    private List<Table> tables() {
        return new BatchNormLearningRateCharts(sweep(), 0.01, TrainingStep.FUSED).tables();
    }

    /** What an iteration with normalization costs in training, in plain ones. */
    private void cost(double plainIterations) {
        RATES.forEach(rate -> histories.put(new Variant(BEFORE, rate), reaching(40, 0.01 * plainIterations)));
    }

    private BatchNormLearningRateReadings sweep() {
        Map<Normalization, Double> stockSeconds = Map.of(NONE, 1.0, BEFORE, stockCost);
        return new BatchNormLearningRateReadings(
                MadeUp.runs(histories), RATES, ITERATIONS, List.of(TARGET), 0.5, stockSeconds);
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, BatchNormLearningRate.claims(sweep()), claim);
    }

    private static History failing() {
        return new History(losses(), List.of(at(ITERATIONS, 1, 0.1)), OptionalInt.empty());
    }

    /** Reaches the target after some iterations, each of which takes some seconds. */
    private static History reaching(int iteration, double seconds) {
        return new History(
                losses(),
                List.of(
                        at(10, 10 * seconds, 0.5),
                        at(iteration, iteration * seconds, TARGET),
                        at(ITERATIONS, ITERATIONS * seconds, 0.8)),
                OptionalInt.empty());
    }

    private static List<Double> losses() {
        return Collections.nCopies(ITERATIONS, 1.0);
    }

    private static Evaluation at(int iteration, double seconds, double accuracy) {
        return new Evaluation(iteration, seconds, Double.NaN, accuracy);
    }
}
