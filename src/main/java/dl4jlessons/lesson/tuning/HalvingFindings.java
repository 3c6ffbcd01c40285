package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.SuccessiveHalving.HALVING;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.util.List;

/** Claims of {@link SuccessiveHalving}. */
final class HalvingFindings {
    private final Strategies strategies;

    HalvingFindings(Strategies strategies) {
        this.strategies = strategies;
    }

    LessonResult result() {
        HalvingCharts charts = new HalvingCharts(strategies);
        return new LessonResult(
                List.of(thirdOfTheEpochs(), earlyEpochsTell(), coarseToFine()),
                List.of(charts.strategiesTable()),
                charts.figures());
    }

    private Judgement thirdOfTheEpochs() {
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
                                                seed)))
                .because(
                        Verdict.HOLDS,
                        "What is saved is the training of trials that were never going to win. The epochs go where the decision"
                                + " is close.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "What is saved is the training of trials that were never going to win. Here, where one trial in a handful"
                                + " is good enough, simply running fewer trials saves nearly as much; the rarer good settings are,"
                                + " the more halving is ahead.")
                .judge(strategies.seeds());
    }

    private Judgement earlyEpochsTell() {
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
                                seed -> strategies.earlyAgreement(firstRung, seed)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Early accuracy is a coarse sieve: good for throwing away, not for crowning. That is why halving keeps"
                                + " a third and decides again later.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "Early accuracy is a coarse sieve, and some good trials fall through it. That is why halving keeps a third"
                                + " at first, and why nobody should expect it to find the very best.")
                .because(
                        Verdict.HOLDS,
                        "In this space what is slow at first stays behind, so that early accuracy sorts the trials well. Where"
                                + " schedules or momentum make late starters win, give the first rung more epochs.")
                .judge(strategies.seeds());
    }

    private Judgement coarseToFine() {
        return Claim.of(
                        "coarse-to-fine",
                        "Narrowing the ranges after a first coarse round finds better settings than one search of the same cost.")
                .holdsIf(atLeast(
                        0.01,
                        "accuracy on unseen images, coarse-to-fine minus expected winner of a full search of as many epochs",
                        seed -> {
                            Replay rounds = strategies.coarseToFine(strategies.affordableRounds(), seed);
                            return rounds.accuracy() - strategies.fullSearchOf(rounds.epochs(), seed);
                        }))
                .because(
                        Verdict.HOLDS,
                        "Short training is enough to see in which part of the space networks learn at all; the trials of the second"
                                + " round are all spent there.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "The second round draws from a better part of the space, but it is still chosen by few validation images:"
                                + " on some seeds the better trials are there and not recognized.")
                .because(
                        Verdict.CONTRADICTED,
                        "The second round draws from a better part of the space, but good settings were not rare enough for that to"
                                + " matter: a search of as many epochs finds one, too, and which of them wins is up to a hundred"
                                + " validation images.")
                .judge(strategies.seeds());
    }

    private double fullWinner(long seed) {
        return strategies.full().get(seed).winner().unseenAccuracy();
    }
}
