package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.Searches.LEARNING_RATE;
import static dl4jlessons.lesson.tuning.Searches.SMALL_SEARCH;
import static dl4jlessons.lesson.tuning.Searches.TOP;
import static dl4jlessons.lesson.tuning.Searches.WEIGHT_DECAY;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.util.List;
import java.util.Map;

/** Claims of {@link RandomSearch}. */
final class SearchFindings {
    private final Searches searches;

    SearchFindings(Searches searches) {
        this.searches = searches;
    }

    LessonResult result() {
        return new LessonResult(
                List.of(findsGoodOnes(), rankingTells(), logScale(), randomBeatsGrid(), fewMatter(), rangeWideEnough()),
                new SearchTables(searches).tables(),
                new SearchCharts(searches).figures());
    }

    private Judgement findsGoodOnes() {
        return Claim.of("finds-good-ones", "Random search, judged on validation data, finds good hyperparameters.")
                .holdsIf(
                        atLeast(
                                0.2,
                                "accuracy on unseen images, winner minus median trial",
                                seed -> winner(searches.random(), seed) - searches.typicalAccuracy(seed)),
                        atMost(
                                0.03,
                                "accuracy on unseen images, best of all trials minus winner",
                                seed -> searches.bestAccuracy(seed) - winner(searches.random(), seed)))
                .caveat(
                        "Good within the space that was searched: a second search beyond its bounds finds better ones.",
                        atLeast(
                                0.03,
                                "accuracy on unseen images, winner of the wider search minus this winner",
                                seed -> winner(searches.wider(), seed) - winner(searches.random(), seed)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "A hundred validation images are enough to tell learning from not learning, and most trials do not"
                                + " learn. But a search cannot find what its space does not hold.")
                .because(
                        Verdict.HOLDS,
                        "A hundred validation images are enough to tell learning from not learning, and most trials do not"
                                + " learn.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "Every winner is far better than the typical trial: a hundred validation images are enough to tell"
                                + " learning from not learning. But not enough to find the best for every seed: there a trial was"
                                + " lucky with its hundred images, and another one in the list would have been better.")
                .judge(searches.seeds());
    }

    private Judgement rankingTells() {
        return Claim.of(
                        "ranking-tells",
                        "The ranking by validation accuracy tells which of the best settings is better.")
                .holdsIf(atLeast(
                        0.7,
                        "rank correlation of validation accuracy and accuracy on unseen images, first " + TOP
                                + " ranks",
                        seed -> searches.agreement(seed, TOP)))
                .caveat(
                        "The first ranks are a tie: several trials lie within two standard errors of the winner.",
                        atLeast(5, "trials within two standard errors of the winner", searches::ties))
                .because(
                        Verdict.HOLDS,
                        "Twenty ranks reach from trials that learn well to trials that hardly learn, and that difference a"
                                + " hundred images do show. Neighbours in the list lie within their standard errors all the same.")
                .because(
                        Verdict.CONTRADICTED,
                        "The whole list is in good order, but its top is not: differences there are smaller than the standard"
                                + " error of an accuracy on a hundred images. Look at the whiskers before believing a rank, and"
                                + " take the range in which good settings lie home rather than one setting.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "Among the first ranks the order is sometimes right and sometimes not: differences there are of the size"
                                + " of the standard error of an accuracy on a hundred images.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "In this space the first ranks still differ by more than luck, for they go down the slope of the learning"
                                + " rate; which of the very first is the best is not told.")
                .judge(searches.seeds());
    }

    private Judgement logScale() {
        return Claim.of("log-scale", "Draw learning rates on a logarithmic scale.")
                .holdsIf(atLeast(
                        0.01,
                        "accuracy on unseen images of the best of " + SMALL_SEARCH
                                + " trials, log scale minus even draws, book's space",
                        seed -> onLogScaleMinusEvenly(searches.random(), seed)))
                .because(
                        Verdict.CONTRADICTED,
                        "Even draws put nine trials of ten into the largest decade, and in the book's space that is where the good"
                                + " rates happen to lie. The logarithmic scale is for those who do not know that: the table of"
                                + " scales repeats the comparison in the wider space, where they lie elsewhere.")
                .because(
                        Verdict.HOLDS,
                        "Even draws put nine trials of ten into the largest decade; the other decades are hardly looked at.")
                .judge(searches.seeds());
    }

    private Judgement randomBeatsGrid() {
        return Claim.of("random-beats-grid", "At equal cost, random search finds better settings than a grid.")
                .holdsIf(atLeast(
                        0.01,
                        "accuracy on unseen images, expected winner of random search minus winner of the centred grid",
                        seed -> searches.asManyAsGrid(seed) - winner(searches.centredGrid(), seed)))
                .caveat(
                        "A grid that includes the bounds wins where the optimum lies on one.",
                        atLeast(
                                0.01,
                                "accuracy on unseen images, winner of the grid with corners minus random search",
                                seed -> winner(searches.cornerGrid(), seed) - searches.asManyAsGrid(seed)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "A grid spends its trials on few values of each hyperparameter and repeats them for every value of the"
                                + " others, also for those that make no difference; random trials never repeat a value. The grid"
                                + " with corners is right by accident: it tries the very bound near which the good values lie.")
                .because(
                        Verdict.HOLDS,
                        "A grid spends its trials on few values of each hyperparameter and repeats them for every value of the"
                                + " others, also for those that make no difference; random trials never repeat a value.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "One grid is one lucky or unlucky set of values; the chart shows how much the expected winner of random"
                                + " search gains with every trial.")
                .judge(searches.seeds());
    }

    private Judgement fewMatter() {
        return Claim.of("few-matter", "Few hyperparameters matter much.")
                .holdsIf(
                        atLeast(
                                0.5,
                                "share of rank variance that the learning rate explains, book's space",
                                seed -> searches.explained(searches.random(), LEARNING_RATE, seed)),
                        atMost(
                                0.1,
                                "share of rank variance that weight decay explains, book's space",
                                seed -> searches.explained(searches.random(), WEIGHT_DECAY, seed)))
                .because(
                        Verdict.HOLDS,
                        "The learning rate decides and weight decay is noise, at least where it is searched here. This is why random"
                                + " search works: every trial tries a new learning rate, whatever else it varies.")
                .judge(searches.seeds());
    }

    private Judgement rangeWideEnough() {
        return Claim.of("range-wide-enough", "The book's range of learning rates, 10^-6 to 10^-2, is wide enough.")
                .holdsIf(
                        atMost(
                                0.9,
                                "place of the best trials' learning rates in their range, 0 lower bound, 1 upper bound",
                                seed -> searches.placeOfGoodRates(searches.random(), seed)),
                        atMost(
                                0.03,
                                "accuracy on unseen images, winner of the wider search minus winner",
                                seed -> winner(searches.wider(), seed) - winner(searches.random(), seed)))
                .because(
                        Verdict.CONTRADICTED,
                        "Good values that crowd at a bound are a search's way of asking for more room, which the second search"
                                + " has. Training is short here, and small rates have no time to get anywhere: look at bounds again"
                                + " whenever the number of epochs changes.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "Good values lie near the upper bound, but one search does not always show it: look at the chart of the"
                                + " learning rate in both searches.")
                .judge(searches.seeds());
    }

    private double onLogScaleMinusEvenly(Map<Long, MeasuredStudy> search, long seed) {
        return searches.drawnOnLogScale(search, seed) - searches.drawnEvenly(search, seed);
    }

    private static double winner(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).winner().unseenAccuracy();
    }
}
