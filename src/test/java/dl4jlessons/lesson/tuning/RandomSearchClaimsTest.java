package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.tuning.ValidationDraws.Draw;
import dl4jlessons.result.Verdict;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every verdict that a claim can have, from trials that are given and not trained. */
class RandomSearchClaimsTest {
    private static final int TRIALS = 40;
    private static final int GRID = 16;
    private static final int IMAGES = 1000;
    /** Weight decays take turns that have nothing to do with learning rates. */
    private static final int STEP = 17;

    /** Accuracy on held-out images by the place of the learning rate in its range; most of the range learns nothing. */
    private DoubleUnaryOperator unseen = place -> Math.max(0.1, Math.min(0.8, 1.1 - 6 * Math.abs(place - 0.5)));
    /** Validation accuracy by accuracy on held-out images. */
    private DoubleUnaryOperator validation = accuracy -> accuracy;

    private boolean decayDecides;
    /** The same in the book's space. */
    private DoubleUnaryOperator book = unseen;

    private double bookGrid = 0.3;
    private DoubleUnaryOperator grid = place -> 0.3;
    /** By how much the grids of odd seeds are better, and of even ones worse. */
    private double gridSpread = 0;

    /** Weight decay decides for odd seeds alone. */
    private boolean decayDecidesForOdd;

    private Draw draw = new Draw(0.8, 0, 1, 5, 0.9);

    @Test
    void findsGoodOnes() {
        assertThat(verdict("finds-good-ones")).as("always the best").isEqualTo(Verdict.HOLDS);

        draw = new Draw(0.79, 0.01, 0.2, 5, 0.9);
        assertThat(verdict("finds-good-ones")).as("seldom the best").isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        draw = new Draw(0.6, 0.2, 0.2, 5, 0.9);
        assertThat(verdict("finds-good-ones")).as("much is lost").isEqualTo(Verdict.CONTRADICTED);

        draw = new Draw(0.5, 0, 1, 5, 0.9);
        unseen = place -> 0.5;
        assertThat(verdict("finds-good-ones")).as("all alike").isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void rankingTells() {
        assertThat(verdict("ranking-tells")).as("in the right order").isEqualTo(Verdict.HOLDS);

        draw = new Draw(0.8, 0, 1, 5, 0.3);
        assertThat(verdict("ranking-tells")).as("in nearly any order").isEqualTo(Verdict.CONTRADICTED);

        draw = new Draw(0.8, 0, 1, 2, Double.NaN);
        assertThat(verdict("ranking-tells")).as("no ties").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void logScale() {
        assertThat(verdict("log-scale")).as("good rates in the middle").isEqualTo(Verdict.HOLDS);

        book = place -> place < 0.9 ? 0.1 : 0.8;
        assertThat(verdict("log-scale"))
                .as("good rates at the upper bound of the book's space")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        unseen = book;
        assertThat(verdict("log-scale")).as("at that of the wide space").isEqualTo(Verdict.CONTRADICTED);

        unseen = place -> 0.5;
        assertThat(verdict("log-scale")).as("all rates alike").isEqualTo(Verdict.NO_DIFFERENCE);
    }

    @Test
    void randomBeatsGrid() {
        assertThat(verdict("random-beats-grid")).as("all grids are worse").isEqualTo(Verdict.HOLDS);

        bookGrid = 0.9;
        assertThat(verdict("random-beats-grid"))
                .as("the grid with corners is better")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        grid = place -> 0.9;
        assertThat(verdict("random-beats-grid")).as("shifted grids are better").isEqualTo(Verdict.CONTRADICTED);

        unseen = place -> 0.9;
        assertThat(verdict("random-beats-grid")).as("all alike").isEqualTo(Verdict.NO_DIFFERENCE);

        gridSpread = 0.1;
        assertThat(verdict("random-beats-grid"))
                .as("better and worse, by how the seed shifts them")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fewMatter() {
        unseen = place -> 0.2 + 0.6 * place;
        grid = unseen;
        assertThat(verdict("few-matter")).as("the learning rate").isEqualTo(Verdict.HOLDS);

        decayDecidesForOdd = true;
        assertThat(verdict("few-matter")).as("one or the other").isEqualTo(Verdict.INCONCLUSIVE);

        decayDecides = true;
        assertThat(verdict("few-matter")).as("weight decay").isEqualTo(Verdict.CONTRADICTED);
    }

    @Test
    void rangeWideEnough() {
        assertThat(verdict("range-wide-enough")).as("good rates in the middle").isEqualTo(Verdict.HOLDS);

        unseen = place -> 0.95;
        assertThat(verdict("range-wide-enough")).as("better ones beyond").isEqualTo(Verdict.CONTRADICTED);

        book = place -> 0.1 + 0.85 * place * place;
        assertThat(verdict("range-wide-enough"))
                .as("ten of forty in the last quarter")
                .isEqualTo(Verdict.HOLDS);
    }

    private Verdict verdict(String claim) {
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, RandomSearch.claims(readings()), claim);
    }

    private RandomSearchReadings readings() {
        MeasuredStudy main = study(TRIALS, unseen);
        boolean everywhere = decayDecides;
        decayDecides = everywhere || decayDecidesForOdd;
        MeasuredStudy ofOdd = study(TRIALS, unseen);
        decayDecides = everywhere;
        Map<Long, MeasuredStudy> random =
                ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, seed -> odd(seed) ? ofOdd : main));
        return new RandomSearchReadings(
                ClaimVerdicts.SEEDS,
                random,
                random,
                List.of(ClaimVerdicts.SEEDS.stream()
                        .collect(Collectors.toMap(
                                seed -> seed,
                                seed -> study(
                                        GRID,
                                        place -> grid.applyAsDouble(place) + (odd(seed) ? gridSpread : -gridSpread))))),
                onEverySeed(study(TRIALS, book)),
                onEverySeed(study(GRID, place -> bookGrid)),
                ClaimVerdicts.SEEDS.stream()
                        .collect(Collectors.toMap(seed -> seed, seed -> new ValidationDraws(List.of(draw)))));
    }

    private static boolean odd(long seed) {
        return seed % 2 == 1;
    }

    private static Map<Long, MeasuredStudy> onEverySeed(MeasuredStudy study) {
        return ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, seed -> study));
    }

    /** Learning rates from the lower bound of the book's space to the upper one. */
    private MeasuredStudy study(int trials, DoubleUnaryOperator quality) {
        List<MeasuredTrial> bestFirst = IntStream.range(0, trials)
                .mapToObj(i -> trial(i, place(i, trials), place(STEP * i % trials, trials), quality))
                .sorted(Comparator.comparingDouble(MeasuredTrial::validationAccuracy)
                        .reversed())
                .toList();
        StudyHeader header = new StudyHeader(BookNetwork.SPACE, "random", "none", 1, 1, "no data", 100, "given");
        List<Trial> inOrder = bestFirst.stream()
                .map(MeasuredTrial::trial)
                .sorted(Comparator.comparingInt(Trial::number))
                .toList();
        return new MeasuredStudy(new StudyResult(header, inOrder, Optional.empty()), bestFirst);
    }

    private static double place(int i, int trials) {
        return (i + 0.5) / trials;
    }

    private MeasuredTrial trial(int number, double rate, double decay, DoubleUnaryOperator quality) {
        double accuracy = quality.applyAsDouble(decayDecides ? decay : rate);
        double measured = validation.applyAsDouble(accuracy);
        Parameters parameters = BookNetwork.SPACE.parameters(
                dimension -> dimension.at(dimension.name().equals("learning rate") ? rate : decay));
        BitSet hits = new BitSet();
        hits.set(0, (int) Math.round(accuracy * IMAGES));
        return new MeasuredTrial(
                new Trial(
                        number,
                        parameters,
                        number + 1,
                        TrialState.COMPLETE,
                        List.of(new EpochResult(1, 1, measured, measured)),
                        0,
                        ""),
                hits,
                IMAGES);
    }
}
