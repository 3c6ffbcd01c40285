package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.RandomSearchReadings.LEARNING_RATE;
import static dl4jlessons.lesson.tuning.RandomSearchReadings.SMALL_SEARCH;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.search.Dimension.integer;
import static dl4jlessons.search.Dimension.powerOfTen;

import dl4jlessons.data.Examples;
import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.tuning.SurrogateSearches.Findings;
import dl4jlessons.lesson.tuning.ValidationDraws.Draw;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Condition;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * How are good hyperparameters found when not even their order of magnitude is known, and how far can the winner of a
 * search be trusted?
 *
 * <p>The main search draws four hyperparameters at random, with wide bounds and, where values span decades, on a
 * logarithmic scale: 10^U(−4, 0) draws the exponent evenly, so that every decade is as likely as any other. Beside it, in
 * the same space and at equal cost, a quasi-random search and grids that are shifted at random; all their trials together
 * give a surrogate, on which such searches are repeated hundreds of times. Then the book's own search
 * of learning rate and weight decay, and a grid in its space. What the searches say is compared with what they cannot
 * know: accuracy on thousands of held-out images.
 */
public final class RandomSearch implements Lesson {
    /** The hyperparameters that the textbook lists, with room on both sides. */
    static final SearchSpace SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 20, 200).log(),
            powerOfTen(LEARNING_RATE, -4, 0),
            powerOfTen("weight decay", -6, -1));

    /**
     * @param main search
     * @param grids in its space: two values of each of four hyperparameters make 16 trials, as many as the book's grid
     * @param book its search
     * @param bookLevels values of each of its hyperparameters on a grid
     * @param draws of validation images, by which the trials of the main search are compared again
     * @param simulations of each kind of search on a surrogate
     */
    record Sizes(SearchSizes main, int grids, SearchSizes book, int bookLevels, int draws, int simulations) {
        static final Sizes STANDARD =
                new Sizes(SearchSizes.STANDARD, 2, SearchSizes.STANDARD.withTrials(36), 4, 1000, 400);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 4, SearchSizes.FULL, 10, 1000, 1000);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int gridTrials() {
            return Sampler.shiftedGrid(SurrogateSearches.LEVELS, 0)
                    .trials(SPACE)
                    .orElseThrow();
        }

        int bookGridTrials() {
            return bookLevels * bookLevels;
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
        return sizes.main().setup(settings, BookNetwork.HIDDEN_LAYERS) + "; four hyperparameters: "
                + sizes.main().trials() + " random, " + sizes.gridTrials() + " Halton, " + sizes.grids() + " × "
                + sizes.gridTrials() + " grid trials; the book's two: "
                + sizes.book().trials() + " random, "
                + sizes.bookGridTrials() + " grid trials";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        LessonSearch main = mainSearch(sizes.main());
        LessonSearch book = LessonSearch.book(sizes.book());
        Sampler bookGrid = Sampler.cornerGrid(sizes.bookLevels());
        RandomSearchReadings readings = RandomSearchReadings.of(
                settings.seeds(),
                main.run(settings),
                main.with("halton", Sampler.halton(), sizes.gridTrials()).run(settings),
                main.shiftedGrids(SurrogateSearches.LEVELS, sizes.grids(), settings),
                book.run(settings),
                book.with("book grid", bookGrid, sizes.bookGridTrials()).run(settings),
                sizes.draws(),
                sizes.simulations());
        return LessonResult.of(settings.seeds(), claims(readings), new RandomSearchCharts(readings));
    }

    /** The search that lessons 11 to 13 share: trials drawn at random. */
    static LessonSearch mainSearch(SearchSizes sizes) {
        return new LessonSearch(
                "main", SPACE, Sampler.random(), sizes, RandomSearch::network, trial -> trial.integer("batch size"));
    }

    /** The book's network, of another width. */
    static MultiLayerConfiguration network(Parameters parameters, Examples images, long seed) {
        return new BookNetwork(images.width(), images.classes())
                .configure(parameters.integer("width"), parameters, seed);
    }

    /**
     * An accuracy of 80 % on a hundred validation images has a standard error of 4 points. Three points are therefore what a
     * search may lose by choosing on them, and one point is the smallest gain that anybody would search for; twenty are the
     * difference between learning and hardly learning. A surrogate that foretells less than seven tenths of the variance
     * says little about searches. A rank correlation of 0.7 explains half of the ranks' variance; three
     * trials are the fewest that have an order. Half of the variance is what can be called mattering much, and a tenth of it
     * each what is left for the others. The best tenth of a range is a bound's neighbourhood.
     */
    static List<Claim> claims(RandomSearchReadings of) {
        return List.of(
                Claim.of("finds-good-ones", "Random search, judged on validation data, finds good hyperparameters.")
                        .shownIn("main-ranks", "winners")
                        .holdsIf(
                                difference(
                                        0.2,
                                        "held-out accuracy, expected winner minus mean trial",
                                        of.winnerMinusMean()),
                                atMost(
                                        0.03,
                                        "held-out accuracy, best trial minus expected winner",
                                        of.drawn(Draw::regret)))
                        .caveat(
                                "Good ones, not the best one: that is chosen less than half of the time.",
                                atMost(0.5, "probability that the best trial is chosen", of.drawn(Draw::best))),
                Claim.of(
                                "ranking-tells",
                                "The ranking by validation accuracy tells which of the best settings is better.")
                        .shownIn("main-ranks", "leaderboard")
                        .testedIf(
                                "several trials lie within two standard errors of the best",
                                atLeast(3, "trials within two standard errors of the best", of.drawn(Draw::tied)))
                        .holdsIf(atLeast(
                                0.7,
                                "rank correlation of validation and held-out accuracy, trials within two standard errors of"
                                        + " the best",
                                of.drawn(Draw::correlation))),
                Claim.of("log-scale", "Draw learning rates on a logarithmic scale.")
                        .shownIn("main-learning-rate", "book-learning-rate", "scales")
                        .holdsIf(difference(
                                0.01,
                                "held-out accuracy, winner of " + SMALL_SEARCH + " trials, log scale minus even draws",
                                of.onLogScaleMinusEvenly(of.main())))
                        .caveat(
                                "Even draws do better where the good rates fill the largest decade of a space.",
                                difference(
                                        0.01,
                                        "the same in the book's space, even draws minus log scale",
                                        of.evenlyMinusOnLogScale(of.book()))),
                Claim.of("random-beats-grid", "At equal cost, random search finds better settings than a grid.")
                        .shownIn("random-against-grid", "winners", "equal-cost")
                        .testedIf("the surrogate foretells most of what varies between trials", foretold(of))
                        .holdsIf(difference(
                                0.01,
                                "held-out accuracy, expected winner of random search minus that of grids with random shifts,"
                                        + " on the surrogate",
                                of.randomMinusGrids()))
                        .caveat(
                                "A grid that includes the bounds wins where the optimum lies on one, as in the book's space.",
                                difference(
                                        0.01,
                                        "held-out accuracy in the book's space, winner of the grid with corners minus expected"
                                                + " winner of random search",
                                        of.bookGridMinusRandom())),
                Claim.of("few-matter", "Few hyperparameters matter much.")
                        .shownIn("main-curves", "importances")
                        .testedIf("the surrogate foretells most of what varies between trials", foretold(of))
                        .holdsIf(
                                atLeast(
                                        0.5,
                                        "share of the surrogate's variance that the learning rate explains alone",
                                        of.explainedBy(LEARNING_RATE)),
                                atMost(
                                        0.1,
                                        "the same of width, batch size and weight decay, mean of the three",
                                        of.explainedByTheOthers())),
                Claim.of("range-wide-enough", "The book's range of learning rates, 10⁻⁶ to 10⁻², is wide enough.")
                        .shownIn("book-learning-rate", "winners", "bounds")
                        .holdsIf(
                                atMost(
                                        0.9,
                                        "place of the best trials' learning rates, 0 lower bound, 1 upper bound",
                                        of.placeOfGoodRates(of.book())),
                                atMost(
                                        0.03,
                                        "held-out accuracy, expected winner of as many trials of the main search minus winner",
                                        of.mainMinusBook())));
    }

    private static Condition foretold(RandomSearchReadings of) {
        return atLeast(
                0.7,
                "share of the variance of held-out accuracy that the surrogate foretells, each trial from all others",
                of.onSurrogate(Findings::foretold));
    }
}
