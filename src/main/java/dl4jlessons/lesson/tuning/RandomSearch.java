package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.RandomSearchReadings.LEARNING_RATE;
import static dl4jlessons.lesson.tuning.RandomSearchReadings.WEIGHT_DECAY;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.data.Examples;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * How are good hyperparameters found when not even their order of magnitude is known, and how far can the winner of a
 * search be trusted?
 *
 * <p>The main search draws four hyperparameters at random, with wide bounds and, where values span decades, on a
 * logarithmic scale: 10^U(−4, 0) draws the exponent evenly, so that every decade is as likely as any other. Beside it, in
 * the same space and at equal cost, a quasi-random search and grids that are shifted at random. Then the book's own search
 * ({@link LessonSearch#book}) of learning rate and weight decay, and grids in its space. What the searches say is compared
 * with what they cannot know: accuracy on thousands of held-out images.
 */
public final class RandomSearch implements Lesson {
    /** The hyperparameters that the textbook lists, with room on both sides. */
    static final SearchSpace WIDER_SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 20, 200).log(),
            powerOfTen(LEARNING_RATE, -4, 0),
            powerOfTen(WEIGHT_DECAY, -6, -1));

    /** Ranks that are shown; as many as the book shows. */
    static final int TOP = 20;
    /** Trials in a small search, for comparing ways to draw them. */
    static final int SMALL_SEARCH = 10;
    /** The place of good values is read from so many trials: the first one alone is partly luck. */
    private static final int GOOD = 10;
    /** Of a grid in the wide space: two of each of the four hyperparameters make 16 trials, as many as the book's grid. */
    private static final int WIDER_LEVELS = 2;

    /**
     * @param book the book's search
     * @param bookLevels values of each of its hyperparameters on a grid
     * @param wider trials of the main search
     * @param wideGrids grids in its space, evenly offset against each other
     * @param draws of validation images, by which the same trials are compared again
     */
    record Sizes(SearchSizes book, int bookLevels, int wider, int wideGrids, int draws) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 4, 54, 2, 1000);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 10, 100, 4, 1000);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int bookGridTrials() {
            return bookLevels * bookLevels;
        }

        int wideGridTrials() {
            return (int) Math.pow(WIDER_LEVELS, WIDER_SPACE.dimensions().size());
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new RandomSearch(), args);
    }

    @Override
    public Card card() {
        return new Card(
                12,
                "Random search",
                "How are good hyperparameters found when not even their order of magnitude is known, and how far can the"
                        + " winner of a search be trusted?",
                "the update:parameter ratios of several trials: where learning rates are too small, they say so");
    }

    @Override
    public String setup(Settings settings) {
        Sizes sizes = Sizes.of(settings);
        return settings.images().training().width() + "-w×" + BookNetwork.HIDDEN_LAYERS + "-"
                + settings.images().training().classes() + " ReLU, He, SGD, "
                + sizes.book().training() + " + " + sizes.book().validation() + " images, "
                + sizes.book().epochs() + " epochs; four hyperparameters: " + sizes.wider() + " random, "
                + sizes.wideGridTrials() + " Halton, " + sizes.wideGrids() + " × " + sizes.wideGridTrials()
                + " grid trials; the book's two: " + sizes.book().trials() + " random, 2 × " + sizes.bookGridTrials()
                + " grid trials";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        LessonSearch wider = new LessonSearch(
                "wider",
                WIDER_SPACE,
                Sampler.random(),
                sizes.book().withTrials(sizes.wider()),
                RandomSearch::network,
                trial -> trial.integer("batch size"));
        LessonSearch book = LessonSearch.book(sizes.book());

        Map<Long, MeasuredStudy> wide = wider.run(settings);
        RandomSearchReadings readings = new RandomSearchReadings(
                settings.seeds(),
                wide,
                wider.with("halton", Sampler.halton(), sizes.wideGridTrials()).run(settings),
                IntStream.range(0, sizes.wideGrids())
                        .mapToObj(i -> wider.with(
                                        "wider grid " + i,
                                        Sampler.shiftedGrid(WIDER_LEVELS, (double) i / sizes.wideGrids()),
                                        sizes.wideGridTrials())
                                .run(settings))
                        .toList(),
                book.run(settings),
                book.with("corner grid", Sampler.cornerGrid(sizes.bookLevels()), sizes.bookGridTrials())
                        .run(settings),
                book.with("shifted grid", Sampler.shiftedGrid(sizes.bookLevels(), 0), sizes.bookGridTrials())
                        .run(settings),
                settings.perSeed(seed -> ValidationDraws.of(
                        wide.get(seed).bestFirst(), sizes.book().validation(), sizes.draws(), Seeds.derive(seed, 1))));
        return LessonResult.of(
                settings.seeds(), claims(readings), new RandomSearchCharts(readings, TOP, SMALL_SEARCH, GOOD));
    }

    /** The network of the wider search: the book's, of another width. */
    static MultiLayerConfiguration network(Parameters parameters, Examples images, long seed) {
        return new BookNetwork(images.width(), images.classes())
                .configure(parameters.integer("width"), parameters, seed);
    }

    /**
     * An accuracy of 80 % on a hundred validation images has a standard error of 4 points. Three points are therefore what a
     * search may lose by choosing on them, and one point is the smallest gain that anybody would search for; twenty are the
     * difference between learning and hardly learning. A rank correlation of 0.7 explains half of the ranks' variance; three
     * trials are the fewest that have an order. Half of the variance is what can be called mattering much, and a tenth of it
     * each what is left for the others. The best tenth of a range is a bound's neighbourhood.
     */
    static List<Claim> claims(RandomSearchReadings of) {
        return List.of(
                Claim.of("finds-good-ones", "Random search, judged on validation data, finds good hyperparameters.")
                        .holdsIf(
                                difference(
                                        0.2,
                                        "accuracy on held-out images, expected winner minus median trial",
                                        of.winnerMinusMedian()),
                                atMost(
                                        0.03,
                                        "accuracy on held-out images, best of all trials minus winner, mean over draws of"
                                                + " validation images",
                                        of.drawn(ValidationDraws.Draw::regret)))
                        .caveat(
                                "Good ones, not the best one: that is chosen less than half of the time.",
                                atMost(
                                        0.5,
                                        "share of the draws that choose the best of all trials",
                                        of.drawn(ValidationDraws.Draw::best))),
                Claim.of(
                                "ranking-tells",
                                "The ranking by validation accuracy tells which of the best settings is better.")
                        .testedIf(
                                "several trials lie within two standard errors of the best",
                                atLeast(
                                        3,
                                        "trials within two standard errors of the best, itself included, mean over draws"
                                                + " of validation images",
                                        of.drawn(ValidationDraws.Draw::tied)))
                        .holdsIf(atLeast(
                                0.7,
                                "rank correlation of validation accuracy and accuracy on held-out images, trials within two"
                                        + " standard errors of the best",
                                of.drawn(ValidationDraws.Draw::correlation))),
                Claim.of("log-scale", "Draw learning rates on a logarithmic scale.")
                        .holdsIf(difference(
                                0.01,
                                "accuracy on held-out images of the best of " + SMALL_SEARCH
                                        + " trials, log scale minus even draws, wide space",
                                of.onLogScaleMinusEvenly(of.wider(), SMALL_SEARCH)))
                        .caveat(
                                "Even draws do better where the good rates fill the largest decade of a space.",
                                difference(
                                        0.01,
                                        "the same, even draws minus log scale, book's space",
                                        of.evenlyMinusOnLogScale(of.book(), SMALL_SEARCH))),
                Claim.of("random-beats-grid", "At equal cost, random search finds better settings than a grid.")
                        .holdsIf(difference(
                                0.01,
                                "accuracy on held-out images, expected winner of random search minus mean winner of randomly"
                                        + " shifted grids, wide space",
                                of.randomMinusWideGrids()))
                        .caveat(
                                "A grid that includes the bounds wins where the optimum lies on one, as in the book's space.",
                                difference(
                                        0.01,
                                        "accuracy on held-out images, winner of the grid with corners minus expected winner of"
                                                + " random search, book's space",
                                        of.minusRandom(of.cornerGrid()))),
                Claim.of("few-matter", "Few hyperparameters matter much.")
                        .holdsIf(
                                atLeast(
                                        0.5,
                                        "share of the accuracies' variance that the learning rate explains alone, wide space",
                                        of.explainedBy(LEARNING_RATE)),
                                atMost(
                                        0.1,
                                        "the same of width, batch size and weight decay, mean of the three",
                                        of.explainedByTheOthers())),
                Claim.of("range-wide-enough", "The book's range of learning rates, 10⁻⁶ to 10⁻², is wide enough.")
                        .holdsIf(
                                atMost(
                                        0.9,
                                        "place of the best trials' learning rates in their range, 0 lower bound, 1 upper bound",
                                        of.placeOfGoodRates(of.book(), GOOD)),
                                atMost(
                                        0.03,
                                        "accuracy on held-out images, winner of the wider search minus winner",
                                        of.widerMinusBook())));
    }
}
