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
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Parameters;
import dl4jlessons.search.Sampler;
import dl4jlessons.search.SearchSpace;
import java.util.Collections;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * How are good hyperparameters found when not even their order of magnitude is known, and how far can the winner of a
 * search be trusted?
 *
 * <p>First the book's search ({@link LessonSearch#book}): learning rate and weight decay of a {@link BookNetwork}, drawn at
 * random on a logarithmic scale, 10^U(−6, −2) and 10^U(−8, −4): U draws the exponent evenly, so that every decade is as
 * likely as any other. Then the same space on two grids of equal size, and a second search over four hyperparameters with
 * wider bounds. What the searches say is compared with what they cannot know: accuracy on thousands of other images.
 */
public final class RandomSearch implements Lesson {
    /** The hyperparameters that the textbook lists, with room on both sides. */
    static final SearchSpace WIDER_SPACE = SearchSpace.of(
            integer("width", 20, 200).log(),
            integer("batch size", 20, 200).log(),
            powerOfTen(LEARNING_RATE, -4, 0),
            powerOfTen(WEIGHT_DECAY, -6, -1));

    /** Ranks among which the order is examined; as many as the book shows. */
    static final int TOP = 20;
    /** Trials in a small search, for comparing ways to draw them. */
    static final int SMALL_SEARCH = 10;
    /** The place of good values is read from so many trials: the first one alone is partly luck. */
    private static final int GOOD = 10;
    /** Accuracies within so many standard errors of the winner's count as a tie: nineteen errors of twenty are smaller. */
    private static final double TIE = 2;

    /**
     * @param gridLevels values of each hyperparameter on a grid
     * @param widerTrials of the second search
     */
    record Sizes(SearchSizes search, int gridLevels, int widerTrials) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 4, 24);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 10, 100);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }

        int gridTrials() {
            return gridLevels * gridLevels;
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
        return settings.layers(Collections.nCopies(BookNetwork.HIDDEN_LAYERS, BookNetwork.WIDTH))
                + " ReLU, He, SGD, mini-batches of " + BookNetwork.BATCH_SIZE + ", "
                + sizes.search().training() + " + " + sizes.search().validation() + " images, "
                + sizes.search().epochs() + " epochs, " + sizes.search().trials() + " random, " + sizes.gridTrials()
                + " grid and " + sizes.widerTrials() + " wider trials";
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        LessonSearch random = LessonSearch.book(sizes.search());
        LessonSearch cornerGrid =
                random.with("corner grid", Sampler.cornerGrid(sizes.gridLevels()), sizes.gridTrials());
        LessonSearch centredGrid =
                random.with("centred grid", Sampler.centredGrid(sizes.gridLevels()), sizes.gridTrials());
        LessonSearch wider = new LessonSearch(
                "wider",
                WIDER_SPACE,
                Sampler.random(),
                sizes.search().withTrials(sizes.widerTrials()),
                RandomSearch::network,
                trial -> trial.integer("batch size"));

        RandomSearchReadings readings = new RandomSearchReadings(
                settings.seeds(),
                random.run(settings),
                cornerGrid.run(settings),
                centredGrid.run(settings),
                wider.run(settings));
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
     * difference between learning and hardly learning. A rank correlation of 0.7 explains half of the ranks' variance, as
     * half of it is asked of what matters and at most a tenth of what does not. The best tenth of a range is a bound's
     * neighbourhood.
     */
    static List<Claim> claims(RandomSearchReadings of) {
        return List.of(
                Claim.of("finds-good-ones", "Random search, judged on validation data, finds good hyperparameters.")
                        .holdsIf(
                                difference(
                                        0.2,
                                        "accuracy on unseen images, winner minus median trial",
                                        of.winnerMinusMedian()),
                                atMost(
                                        0.03,
                                        "accuracy on unseen images, best of all trials minus winner",
                                        of.bestMinusWinner()))
                        .caveat(
                                "Good within the space that was searched: a second search beyond its bounds finds better ones.",
                                difference(
                                        0.03,
                                        "accuracy on unseen images, winner of the wider search minus this winner",
                                        of.widerMinusRandom())),
                Claim.of(
                                "ranking-tells",
                                "The ranking by validation accuracy tells which of the best settings is better.")
                        .holdsIf(atLeast(
                                0.7,
                                "rank correlation of validation accuracy and accuracy on unseen images, first " + TOP
                                        + " ranks",
                                of.agreement(TOP)))
                        .caveat(
                                "The first ranks are a tie: several trials lie within two standard errors of the winner.",
                                atLeast(5, "trials within two standard errors of the winner", of.ties(TIE))),
                Claim.of("log-scale", "Draw learning rates on a logarithmic scale.")
                        .holdsIf(difference(
                                0.01,
                                "accuracy on unseen images of the best of " + SMALL_SEARCH
                                        + " trials, log scale minus even draws, book's space",
                                of.onLogScaleMinusEvenly(SMALL_SEARCH))),
                Claim.of("random-beats-grid", "At equal cost, random search finds better settings than a grid.")
                        .holdsIf(difference(
                                0.01,
                                "accuracy on unseen images, expected winner of random search minus winner of the centred grid",
                                of.randomMinus(of.centredGrid())))
                        .caveat(
                                "A grid that includes the bounds wins where the optimum lies on one.",
                                difference(
                                        0.01,
                                        "accuracy on unseen images, winner of the grid with corners minus random search",
                                        of.minusRandom(of.cornerGrid()))),
                Claim.of("few-matter", "Few hyperparameters matter much.")
                        .holdsIf(
                                atLeast(
                                        0.5,
                                        "share of rank variance that the learning rate explains, book's space",
                                        of.explainedBy(LEARNING_RATE)),
                                atMost(
                                        0.1,
                                        "share of rank variance that weight decay explains, book's space",
                                        of.explainedBy(WEIGHT_DECAY))),
                Claim.of("range-wide-enough", "The book's range of learning rates, 10^-6 to 10^-2, is wide enough.")
                        .holdsIf(
                                atMost(
                                        0.9,
                                        "place of the best trials' learning rates in their range, 0 lower bound, 1 upper bound",
                                        of.placeOfGoodRates(of.random(), GOOD)),
                                atMost(
                                        0.03,
                                        "accuracy on unseen images, winner of the wider search minus winner",
                                        of.widerMinusRandom())));
    }
}
