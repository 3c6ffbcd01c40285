package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.BOOK_RATE;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;
import static dl4jlessons.lesson.batchnorm.RateSweep.FINISH;
import static dl4jlessons.lesson.batchnorm.RateSweep.TARGET;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.util.List;

/** Claims of {@link BatchNormLearningRate}. */
final class LearningRateFindings {
    private final RateSweep sweep;

    LearningRateFindings(RateSweep sweep) {
        this.sweep = sweep;
    }

    LessonResult result() {
        LearningRateTables tables = new LearningRateTables(sweep);
        LearningRateFigures figures = new LearningRateFigures(sweep);
        return new LessonResult(
                List.of(fasterInIterations(), fasterInSeconds(), largerRates()),
                List.of(tables.byRate(), tables.finishes()),
                List.of(
                        figures.threeRaces(),
                        figures.allCurves(),
                        figures.accuracyAgainstRate(),
                        figures.iterationsAgainstRate()));
    }

    private Judgement fasterInIterations() {
        return Claim.of("faster-in-iterations", "Batch normalization makes learning faster, counted in iterations.")
                .holdsIf(atLeast(
                        1.25,
                        "iterations to " + FINISH + " validation accuracy, plain ÷ BN, each at its own fastest rate",
                        sweep::leadAtFastestRates))
                .caveat(
                        "A textbook's comparison at one small rate for both, such as the book's 0.01, flatters BN.",
                        atLeast(
                                1.5,
                                "lead at rate 0.01 ÷ lead at each one's own fastest rate",
                                s -> sweep.lead(BOOK_RATE, BOOK_RATE, s) / sweep.leadAtFastestRates(s)))
                .caveat(
                        "At the rate that the plain network likes best BN gains nothing.",
                        atMost(
                                1.1,
                                "iterations to " + FINISH + ", plain ÷ BN, both at the plain network's fastest rate",
                                s -> {
                                    double rate = sweep.fastestRate(TARGET, PLAIN, s);
                                    return sweep.lead(rate, rate, s);
                                }))
                .because(
                        Verdict.HOLDS,
                        "Neither suspicion is borne out. BN leads though each network may choose its rate, and it leads at the rate"
                                + " that suits the plain one best. A textbook's small rate does not flatter BN: where steps are small,"
                                + " both networks crawl. Normalized units all get inputs of the same scale, however the layers"
                                + " below have just changed, and so one rate suits all weights better.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "BN leads even if each network may choose its rate, but how far it leads depends on how one compares: a"
                                + " single rate for both never suits both equally well.")
                .because(
                        Verdict.CONTRADICTED,
                        "With a rate of its own the plain network keeps up: what looks like a lead at one rate for both was a rate"
                                + " that did not suit it.")
                .judge(sweep.seeds());
    }

    private Judgement fasterInSeconds() {
        return Claim.of("faster-in-seconds", "Batch normalization makes learning faster, measured in processor time.")
                .holdsIf(atLeast(
                        1.25,
                        "processor seconds to " + FINISH
                                + " validation accuracy, plain ÷ BN, each at its own fastest rate",
                        sweep::leadInSeconds))
                .caveat(
                        "The lead is smaller than in iterations, for an iteration with BN costs more.",
                        atLeast(
                                1.5,
                                "processor seconds for an iteration, BN ÷ plain",
                                s -> sweep.costOfNormalization()))
                .because(
                        Verdict.HOLDS,
                        "BN wins by this clock as well: it needs so few iterations that the price of each, less than half again that"
                                + " of a plain one, hardly counts.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "BN wins by this clock as well, because it needs so few iterations, but less of the lead is left. Small as"
                                + " the arithmetic of five normalization layers is, on this backend it takes long. In wide layers"
                                + " the matrix products weigh more, and normalization weighs less. With another backend or another"
                                + " finish line it can end differently, so time your own network.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "The lead in iterations and the cost of each are of similar size, so by this clock it depends on the draw"
                                + " whether BN is ahead by a quarter.")
                .because(
                        Verdict.CONTRADICTED,
                        "BN needs fewer iterations, but each costs so much more on this backend that nothing is left of the lead:"
                                + " it gains in iterations alone.")
                .judge(sweep.seeds());
    }

    private Judgement largerRates() {
        return Claim.of("larger-rates", "Batch normalization allows larger learning rates.")
                .holdsIf(atLeast(
                        2.5,
                        "highest rate that still learns, BN ÷ plain",
                        s -> sweep.highestRate(BN, s) / sweep.highestRate(PLAIN, s)))
                .caveat(
                        "Allowed is not advised: BN's fastest rate is no larger.",
                        atMost(
                                1,
                                "fastest rate, BN ÷ plain",
                                s -> sweep.fastestRate(TARGET, BN, s) / sweep.fastestRate(TARGET, PLAIN, s)))
                .caveat(
                        "The largest rate that still learns costs accuracy.",
                        atLeast(
                                0.05,
                                "final accuracy of BN, at its fastest rate minus at the highest that learns",
                                s -> accuracy(sweep.fastestRate(TARGET, BN, s), s)
                                        - accuracy(sweep.highestRate(BN, s), s)))
                .because(
                        Verdict.HOLDS,
                        "Multiply all weights of a layer by ten, and after normalization nothing has changed, except that the"
                                + " gradient of those weights is a tenth of what it was. So steps that are too large make the weights"
                                + " large, and large weights make the next steps relatively small: the network brakes by itself"
                                + " (Ioffe and Szegedy, section 3.3). A plain network has no such brake and diverges. The output layer"
                                + " is not normalized, which is why there is a limit for BN too.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Large rates make the weights large, and normalization cancels that: the network brakes by itself where a"
                                + " plain one diverges. But that it survives a rate does not mean that the rate is a good one.")
                .judge(sweep.seeds());
    }

    private double accuracy(double rate, long seed) {
        return rate == 0 ? Double.NaN : sweep.history(BN, rate, seed).last().validationAccuracy();
    }
}
