package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.lesson.tuning.SurrogateSearches.Findings;
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

    /** The same in the book's space. */
    private DoubleUnaryOperator book = unseen;

    private double bookGrid = 0.3;

    /** Share of the variance that a surrogate foretells, and that the learning rate explains on it. */
    private double foretold = 0.9;

    private double ofRate = 0.8;
    /** Expected winner of grids on it, that of random searches being 0.7. */
    private double grids = 0.6;
    /** By how much random searches and the learning rate's share are better for odd seeds, and worse for even ones. */
    private double spread = 0;

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
        assertThat(verdict("random-beats-grid")).as("grids are worse").isEqualTo(Verdict.HOLDS);

        bookGrid = 0.9;
        assertThat(verdict("random-beats-grid"))
                .as("the grid with corners is better")
                .isEqualTo(Verdict.HOLDS_WITH_CAVEAT);

        grids = 0.8;
        assertThat(verdict("random-beats-grid")).as("shifted grids are better").isEqualTo(Verdict.CONTRADICTED);

        grids = 0.7;
        assertThat(verdict("random-beats-grid")).as("all alike").isEqualTo(Verdict.NO_DIFFERENCE);

        spread = 0.1;
        assertThat(verdict("random-beats-grid"))
                .as("better and worse, by the seed")
                .isEqualTo(Verdict.INCONCLUSIVE);

        foretold = 0.5;
        assertThat(verdict("random-beats-grid")).as("a poor surrogate").isEqualTo(Verdict.NOT_TESTED);
    }

    @Test
    void fewMatter() {
        assertThat(verdict("few-matter")).as("the learning rate").isEqualTo(Verdict.HOLDS);

        spread = 0.4;
        assertThat(verdict("few-matter")).as("for some seeds").isEqualTo(Verdict.INCONCLUSIVE);

        spread = 0;
        ofRate = 0.2;
        assertThat(verdict("few-matter")).as("others as well").isEqualTo(Verdict.CONTRADICTED);

        foretold = 0.5;
        assertThat(verdict("few-matter")).as("a poor surrogate").isEqualTo(Verdict.NOT_TESTED);
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
        return new RandomSearchReadings(
                ClaimVerdicts.SEEDS,
                onEverySeed(main),
                onEverySeed(main),
                List.of(onEverySeed(study(GRID, place -> 0.3))),
                onEverySeed(study(TRIALS, book)),
                onEverySeed(study(GRID, place -> bookGrid)),
                onEverySeed(new ValidationDraws(List.of(draw))),
                ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, this::surrogate)));
    }

    private Findings surrogate(long seed) {
        double added = seed % 2 == 1 ? spread : -spread;
        double share = ofRate + added;
        return new Findings(
                foretold,
                0.7 + added,
                0.7,
                grids,
                Map.of("learning rate", share, "width", (1 - ofRate) / 3, "batch size", 0.05, "weight decay", 0.0));
    }

    private static <T> Map<Long, T> onEverySeed(T found) {
        return ClaimVerdicts.SEEDS.stream().collect(Collectors.toMap(seed -> seed, seed -> found));
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
        double accuracy = quality.applyAsDouble(rate);
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
