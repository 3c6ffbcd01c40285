package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.BOOK_RATE;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.BN;
import static dl4jlessons.lesson.batchnorm.BatchNormLearningRate.Kind.PLAIN;
import static dl4jlessons.lesson.batchnorm.RateSweep.FINISH;
import static dl4jlessons.lesson.batchnorm.RateSweep.TARGET;
import static dl4jlessons.result.Condition.atMost;
import static dl4jlessons.result.Condition.difference;
import static dl4jlessons.result.Condition.ratio;

import dl4jlessons.result.Claim;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.LessonResult;
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
        return LessonResult.of(
                sweep.seeds(),
                List.of(fasterInIterations(), fasterInSeconds(), largerRates()),
                LessonCharts.of(
                        List.of(tables.byRate(), tables.finishes()),
                        List.of(
                                figures.threeRaces(),
                                figures.allCurves(),
                                figures.accuracyAgainstRate(),
                                figures.iterationsAgainstRate())));
    }

    private Claim fasterInIterations() {
        return Claim.of("faster-in-iterations", "Batch normalization makes learning faster, counted in iterations.")
                .holdsIf(ratio(
                        1.25,
                        "iterations to " + FINISH + " validation accuracy, plain ÷ BN, each at its own fastest rate",
                        sweep::leadAtFastestRates))
                .caveat(
                        "A textbook's comparison at one small rate for both, such as the book's 0.01, flatters BN.",
                        ratio(
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
                                }));
    }

    private Claim fasterInSeconds() {
        return Claim.of("faster-in-seconds", "Batch normalization makes learning faster, measured in processor time.")
                .holdsIf(ratio(
                                1.25,
                                "processor seconds to " + FINISH
                                        + " validation accuracy, plain ÷ BN, each at its own fastest rate",
                                sweep::leadInSeconds)
                        .byTheClock())
                .caveat(
                        "The lead is smaller than in iterations, for an iteration with BN costs more.",
                        ratio(1.5, "processor seconds for an iteration, BN ÷ plain", s -> sweep.costOfNormalization())
                                .byTheClock());
    }

    private Claim largerRates() {
        return Claim.of("larger-rates", "Batch normalization allows larger learning rates.")
                .holdsIf(ratio(
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
                        difference(
                                0.05,
                                "final accuracy of BN, at its fastest rate minus at the highest that learns",
                                s -> accuracy(sweep.fastestRate(TARGET, BN, s), s)
                                        - accuracy(sweep.highestRate(BN, s), s)));
    }

    private double accuracy(double rate, long seed) {
        return rate == 0 ? Double.NaN : sweep.history(BN, rate, seed).last().validationAccuracy();
    }
}
