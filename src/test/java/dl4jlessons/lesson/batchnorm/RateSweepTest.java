package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.RATES;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Variant;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.Runs;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A sweep whose outcome is made up: every plain network takes 80 iterations, every normalized one 40, unless said otherwise. */
class RateSweepTest {
    private static final int ITERATIONS = 100;
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

    private final Map<Variant, History> histories = new LinkedHashMap<>();

    RateSweepTest() {
        for (double rate : RATES) {
            histories.put(new Variant(PLAIN, rate), reaching(80, 0.01));
            histories.put(new Variant(BN, rate), reaching(40, 0.02));
        }
    }

    @Test
    void theFastestRateIsTheOneWithTheFewestIterations() {
        histories.put(new Variant(PLAIN, 0.1), reaching(60, 0.01));

        assertThat(sweep().fastestRate(RateSweep.TARGET, PLAIN, 1)).isEqualTo(0.1);
        assertThat(sweep().fastestRate(RateSweep.TARGET, BN, 1))
                .as("all the same")
                .isEqualTo(RATES.get(0));
    }

    @Test
    void theLeadComparesEachAtItsOwnFastestRate() {
        histories.put(new Variant(PLAIN, 0.1), reaching(60, 0.01));
        histories.put(new Variant(BN, 1.0), reaching(20, 0.02));

        assertThat(sweep().leadAtFastestRates(1)).isEqualTo(3);
        assertThat(sweep().lead(0.01, 0.01, 1)).isEqualTo(2);
    }

    @Test
    void whatIsNotReachedTakesAtLeastAllIterations() {
        histories.put(new Variant(PLAIN, 0.1), new History(losses(), List.of(at(100, 1, 0.7)), OptionalInt.empty()));

        assertThat(sweep().iterationsTo(RateSweep.TARGET, PLAIN, 0.1, 1)).isEqualTo(ITERATIONS);
    }

    @Test
    void aNetworkThatDivergesHasNeitherReachedNorLearned() {
        History diverged = new History(losses(), List.of(at(10, 1, 0.8), at(20, 1, 0.8)), OptionalInt.of(20));
        histories.put(new Variant(PLAIN, 10.0), diverged);

        assertThat(RateSweep.reached(diverged, RateSweep.TARGET)).isEmpty();
        assertThat(sweep().highestRate(PLAIN, 1)).isEqualTo(3);
    }

    @Test
    void theCostOfNormalizationComparesTypicalIterations() {
        histories.put(new Variant(BN, 1.0), reaching(40, 50));

        assertThat(sweep().costOfNormalization()).isEqualTo(2);
    }

    @Test
    void aLeadAsLargeAsTheCostIsALeadInIterationsAlone() {
        RATES.forEach(rate -> histories.put(new Variant(BN, rate), reaching(40, 0.05)));
        LessonResult result = new LearningRateFindings(sweep()).result();

        assertThat(verdict(result, "faster-in-iterations")).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(result, "faster-in-seconds")).isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void tablesSayWhoDivergedAndWhoDidNotArrive() {
        histories.put(new Variant(PLAIN, 10.0), new History(losses(), List.of(at(2, 1, 0)), OptionalInt.of(2)));
        Table byRate = new LearningRateTables(sweep()).byRate();
        List<Object> last = byRate.rows().get(RATES.size() - 1);

        assertThat(last.get(0)).isEqualTo("10.0");
        assertThat(last.get(1)).isEqualTo("diverged");
        assertThat(last.get(3)).isEqualTo("not reached");
    }

    private RateSweep sweep() {
        Map<Variant, List<History>> ofAllSeeds = new LinkedHashMap<>();
        histories.forEach((variant, history) -> ofAllSeeds.put(variant, Collections.nCopies(SEEDS.size(), history)));
        return new RateSweep(new Runs<>(List.copyOf(histories.keySet()), SEEDS, ofAllSeeds), ITERATIONS);
    }

    private static Verdict verdict(LessonResult result, String claim) {
        return result.judgements().stream()
                .filter(judgement -> judgement.id().equals(claim))
                .map(Judgement::verdict)
                .findFirst()
                .orElseThrow();
    }

    /** Reaches the target after some iterations, each of which takes some seconds. */
    private static History reaching(int iteration, double seconds) {
        return new History(
                losses(),
                List.of(
                        at(10, 10 * seconds, 0.5),
                        at(iteration, iteration * seconds, RateSweep.TARGET),
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
