package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.Searches.LEARNING_RATE;
import static dl4jlessons.lesson.tuning.Searches.SMALL_SEARCH;
import static dl4jlessons.lesson.tuning.Searches.TOP;
import static dl4jlessons.lesson.tuning.Searches.WEIGHT_DECAY;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import java.util.List;
import java.util.Map;

/** Claims of {@link RandomSearch}. */
final class SearchFindings {
    private final Searches searches;

    SearchFindings(Searches searches) {
        this.searches = searches;
    }

    LessonResult result() {
        return LessonResult.of(
                searches.seeds(),
                List.of(findsGoodOnes(), rankingTells(), logScale(), randomBeatsGrid(), fewMatter(), rangeWideEnough()),
                LessonCharts.of(new SearchTables(searches).tables(), new SearchCharts(searches).figures()));
    }

    private Claim findsGoodOnes() {
        return Claim.of("finds-good-ones", "Random search, judged on validation data, finds good hyperparameters.")
                .holdsIf(
                        difference(
                                0.2,
                                "accuracy on unseen images, winner minus median trial",
                                seed -> winner(searches.random(), seed) - searches.typicalAccuracy(seed)),
                        atMost(
                                0.03,
                                "accuracy on unseen images, best of all trials minus winner",
                                seed -> searches.bestAccuracy(seed) - winner(searches.random(), seed)))
                .caveat(
                        "Good within the space that was searched: a second search beyond its bounds finds better ones.",
                        difference(
                                0.03,
                                "accuracy on unseen images, winner of the wider search minus this winner",
                                seed -> winner(searches.wider(), seed) - winner(searches.random(), seed)));
    }

    private Claim rankingTells() {
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
                        atLeast(5, "trials within two standard errors of the winner", searches::ties));
    }

    private Claim logScale() {
        return Claim.of("log-scale", "Draw learning rates on a logarithmic scale.")
                .holdsIf(difference(
                        0.01,
                        "accuracy on unseen images of the best of " + SMALL_SEARCH
                                + " trials, log scale minus even draws, book's space",
                        seed -> onLogScaleMinusEvenly(searches.random(), seed)));
    }

    private Claim randomBeatsGrid() {
        return Claim.of("random-beats-grid", "At equal cost, random search finds better settings than a grid.")
                .holdsIf(difference(
                        0.01,
                        "accuracy on unseen images, expected winner of random search minus winner of the centred grid",
                        seed -> searches.asManyAsGrid(seed) - winner(searches.centredGrid(), seed)))
                .caveat(
                        "A grid that includes the bounds wins where the optimum lies on one.",
                        difference(
                                0.01,
                                "accuracy on unseen images, winner of the grid with corners minus random search",
                                seed -> winner(searches.cornerGrid(), seed) - searches.asManyAsGrid(seed)));
    }

    private Claim fewMatter() {
        return Claim.of("few-matter", "Few hyperparameters matter much.")
                .holdsIf(
                        atLeast(
                                0.5,
                                "share of rank variance that the learning rate explains, book's space",
                                seed -> searches.explained(searches.random(), LEARNING_RATE, seed)),
                        atMost(
                                0.1,
                                "share of rank variance that weight decay explains, book's space",
                                seed -> searches.explained(searches.random(), WEIGHT_DECAY, seed)));
    }

    private Claim rangeWideEnough() {
        return Claim.of("range-wide-enough", "The book's range of learning rates, 10^-6 to 10^-2, is wide enough.")
                .holdsIf(
                        atMost(
                                0.9,
                                "place of the best trials' learning rates in their range, 0 lower bound, 1 upper bound",
                                seed -> searches.placeOfGoodRates(searches.random(), seed)),
                        atMost(
                                0.03,
                                "accuracy on unseen images, winner of the wider search minus winner",
                                seed -> winner(searches.wider(), seed) - winner(searches.random(), seed)));
    }

    private double onLogScaleMinusEvenly(Map<Long, MeasuredStudy> search, long seed) {
        return searches.drawnOnLogScale(search, seed) - searches.drawnEvenly(search, seed);
    }

    private static double winner(Map<Long, MeasuredStudy> search, long seed) {
        return search.get(seed).winner().unseenAccuracy();
    }
}
