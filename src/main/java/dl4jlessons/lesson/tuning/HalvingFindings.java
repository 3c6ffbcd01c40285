package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.SuccessiveHalving.HALVING;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;

import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
import java.util.List;

/** Claims of {@link SuccessiveHalving}. */
final class HalvingFindings {
    private final Strategies strategies;

    HalvingFindings(Strategies strategies) {
        this.strategies = strategies;
    }

    LessonResult result() {
        HalvingCharts charts = new HalvingCharts(strategies);
        return LessonResult.of(
                strategies.seeds(),
                List.of(thirdOfTheEpochs(), earlyEpochsTell(), coarseToFine()),
                LessonCharts.of(List.of(charts.strategiesTable()), charts.figures()));
    }

    private Claim thirdOfTheEpochs() {
        return Claim.of(
                        "third-of-the-epochs",
                        "Successive halving finds a setting as good as the full search's with at most a third of the epochs.")
                .holdsIf(
                        atMost(
                                1.0 / 3,
                                "epochs of successive halving ÷ epochs of the full search",
                                seed -> strategies.halving(HALVING, seed).epochs() / strategies.fullCost(seed)),
                        atMost(
                                0.02,
                                "accuracy on unseen images, winner of the full search minus winner of halving",
                                seed -> fullWinner(seed)
                                        - strategies.halving(HALVING, seed).accuracy()))
                .caveat(
                        "So does a full search of fewer trials with as many epochs, on the average.",
                        atMost(
                                0.01,
                                "accuracy on unseen images, winner of halving minus expected winner of the smaller full search",
                                seed -> strategies.halving(HALVING, seed).accuracy()
                                        - strategies.fullSearchOf(
                                                strategies
                                                        .halving(HALVING, seed)
                                                        .epochs(),
                                                seed)));
    }

    private Claim earlyEpochsTell() {
        int firstRung = HALVING.rungs(strategies.epochs()).get(0);
        return Claim.of("early-epochs-tell", "The first epochs tell which trials are worth going on with.")
                .holdsIf(atLeast(
                        0.8,
                        "share of the " + Strategies.BEST + " best trials that are kept after " + firstRung + " epochs",
                        seed -> strategies.bestKept(HALVING, seed)))
                .caveat(
                        "They do not tell which of the good ones is best.",
                        atMost(
                                0.5,
                                "rank correlation among the " + Strategies.TOP + " best of accuracy after " + firstRung
                                        + " epochs and at the end",
                                seed -> strategies.earlyAgreement(firstRung, seed)));
    }

    private Claim coarseToFine() {
        return Claim.of(
                        "coarse-to-fine",
                        "Narrowing the ranges after a first coarse round finds better settings than one search of the same cost.")
                .holdsIf(difference(
                        0.01,
                        "accuracy on unseen images, coarse-to-fine minus expected winner of a full search of as many epochs",
                        seed -> {
                            Replay rounds = strategies.coarseToFine(strategies.affordableRounds(), seed);
                            return rounds.accuracy() - strategies.fullSearchOf(rounds.epochs(), seed);
                        }));
    }

    private double fullWinner(long seed) {
        return strategies.full().get(seed).winner().unseenAccuracy();
    }
}
