package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.HalvingSearchReadings.BEST;
import static dl4jlessons.lesson.tuning.HalvingSearchReadings.NEXT;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.experiment.Lesson;
import dl4jlessons.experiment.Settings;
import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonResult;
import dl4jlessons.runner.LessonRunner;
import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Pruner;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Most trials of a search are hopeless, and look hopeless early. How many epochs can be saved by stopping them, and what
 * does it cost?
 *
 * <p>Lesson 12's main search is searched again with less training. Successive halving lets all trials
 * run a few epochs and the best third of them go on to three times as many, round after round. Coarse-to-fine looks over
 * the whole space with short training first, then tries harder where the best of that lie. Both decide by curves that the
 * full search has recorded, so nothing has to be trained again; averages are over many subsets of its trials. Hyperband's
 * brackets are replayed in the same way, and what asynchronous halving is for is shown by a simulation.
 */
public final class HalvingSearch implements Lesson {
    /** One trial in three goes on to three times as many epochs; the first decision is made after three epochs. */
    static final Pruner HALVING = Pruner.successiveHalving(3, 3);
    /** The same with the first decision after a single epoch. */
    static final Pruner EAGER_HALVING = Pruner.successiveHalving(3, 1);

    /** @param repetitions how often a smaller search is drawn from the trials of the full one */
    record Sizes(SearchSizes search, int repetitions) {
        static final Sizes STANDARD = new Sizes(SearchSizes.STANDARD, 200);
        static final Sizes FULL = new Sizes(SearchSizes.FULL, 200);

        static Sizes of(Settings settings) {
            return settings.full() ? FULL : STANDARD;
        }
    }

    public static void main(String[] args) {
        LessonRunner.main(new HalvingSearch(), args);
    }

    @Override
    public Card card() {
        return new Card(
                13,
                "Successive halving",
                "Most trials of a search are hopeless, and look hopeless early. How many epochs can be saved by stopping"
                        + " them, and what does it cost?",
                "the scores of the trials, under the lesson that trained them: which would you stop early?");
    }

    @Override
    public String setup(Settings settings) {
        SearchSizes sizes = Sizes.of(settings).search();
        return sizes.setup(settings, BookNetwork.HIDDEN_LAYERS) + ", lesson 12's " + sizes.trials() + " trials of "
                + sizes.epochs() + " epochs, decisions after epochs "
                + HALVING.rungs(sizes.epochs()).stream()
                        .filter(rung -> rung < sizes.epochs())
                        .map(String::valueOf)
                        .collect(Collectors.joining(" and "));
    }

    @Override
    public LessonResult run(Settings settings) {
        return run(settings, Sizes.of(settings));
    }

    LessonResult run(Settings settings, Sizes sizes) {
        HalvingSearchReadings readings = new HalvingSearchReadings(
                settings.seeds(), RandomSearch.mainSearch(sizes.search()).run(settings), sizes.repetitions());
        return LessonResult.of(
                settings.seeds(), claims(readings), new HalvingSearchCharts(readings, HALVING, EAGER_HALVING));
    }

    /**
     * An accuracy of 80 % on a hundred validation images has a standard error of 4 points: half of that is as much as a
     * winner may lose, and one point is the smallest difference that anybody would search for. An area under the curve of
     * 0.5 is the toss of a coin; from 0.8 on a test is called excellent, below 0.7 not acceptable (Hosmer, Lemeshow and
     * Sturdivant, "Applied Logistic Regression", 2013, section 5.2.4).
     */
    static List<Claim> claims(HalvingSearchReadings of) {
        int firstRung = HALVING.rungs(of.epochs()).get(0);
        return List.of(
                Claim.of(
                                "third-of-the-epochs",
                                "Successive halving finds a setting as good as the full search's with at most a third of the"
                                        + " epochs.")
                        .shownIn("accuracy-against-epochs", "strategies")
                        .holdsIf(
                                atMost(
                                        1.0 / 3,
                                        "epochs of successive halving ÷ epochs of the full search, mean over subsets of the"
                                                + " trials",
                                        of.shareOfEpochs(HALVING)),
                                atMost(
                                        0.02,
                                        "held-out accuracy, winner of the full search minus winner of halving, mean over"
                                                + " subsets",
                                        of.fullMinus(HALVING)))
                        .caveat(
                                "So does a full search of fewer trials with as many epochs, on the average.",
                                atMost(
                                        0.01,
                                        "held-out accuracy, winner of halving minus winner of the smaller full search, means"
                                                + " over subsets",
                                        of.minusFullOfEqualCost(HALVING))),
                Claim.of("early-epochs-tell", "The first epochs tell which trials are worth going on with.")
                        .shownIn("early-against-final")
                        .holdsIf(atLeast(
                                0.8,
                                "area under the curve: accuracy after " + firstRung + " epochs tells the " + BEST
                                        + " best trials from the others",
                                of.areaUnderCurve(firstRung, Integer.MAX_VALUE)))
                        .caveat(
                                "They hardly tell which of the good ones are best.",
                                atMost(
                                        0.7,
                                        "the same, the " + BEST + " best from the next " + NEXT,
                                        of.areaUnderCurve(firstRung, BEST + NEXT))),
                Claim.of(
                                "coarse-to-fine",
                                "Narrowing the ranges after a first coarse round finds better settings than one search of the"
                                        + " same cost.")
                        .shownIn("accuracy-against-epochs", "strategies")
                        .holdsIf(difference(
                                0.01,
                                "held-out accuracy, coarse-to-fine minus expected winner of a full search of as many epochs",
                                of.minusFullOfEqualCost(of.affordableRounds()))));
    }
}
