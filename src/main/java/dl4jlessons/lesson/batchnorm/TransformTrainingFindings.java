package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.HELD;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SINGLE;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SLOW;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.STANDARD;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Verdict;
import java.util.List;

/** The claims of {@link BatchNormTransform} about networks in training. */
final class TransformTrainingFindings {
    /** An early look at a network: with the standard decay a third of the start is left. */
    static final int EARLY = 10;
    /** With a slow decay, six tenths of the start are left. */
    static final int EARLY_FOR_SLOW = 50;

    private static final String STATISTICS_LAG =
            "Running statistics start at mean 0 and variance 1, and after n iterations decay to the power of n of that start is"
                    + " still in them: six tenths after 5 iterations with a decay of 0.9, and after 50 with 0.99. The weights are"
                    + " fine all the while, as the accuracy with the images' own statistics shows. A short decay forgets the"
                    + " start soon, but as long as weights move fast it follows a step behind them, and the accuracy in inference"
                    + " is less steady than that in training.";

    private final TransformTraining training;

    TransformTrainingFindings(TransformTraining training) {
        this.training = training;
    }

    Judgement scaleAndShift() {
        return Claim.of("scale-and-shift", "γ starts at 1 and β at 0, and training moves them to suitable values.")
                .holdsIf(
                        atMost(
                                0,
                                "largest |γ − 1| before training",
                                s -> farthest(1, training.start(STANDARD, s).gamma())),
                        atMost(
                                0,
                                "largest |β| before training",
                                s -> farthest(0, training.start(STANDARD, s).beta())),
                        atLeast(
                                0.01,
                                "standard deviation of γ over units, after training",
                                s -> TransformTraining.spread(
                                        training.end(STANDARD, s).gamma())),
                        atLeast(
                                0.01,
                                "standard deviation of β over units, after training",
                                s -> TransformTraining.spread(
                                        training.end(STANDARD, s).beta())))
                .caveat(
                        "Not that it matters much here: with γ and β held at 1 and 0 the network does as well.",
                        atMost(
                                0.02,
                                "validation accuracy, learned minus held",
                                s -> training.end(STANDARD, s).batchAccuracy()
                                        - training.end(HELD, s).batchAccuracy()))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Each unit finds a scale and a shift of its own, but the network could do without. A scale can be absorbed"
                                + " by the weights of the dense layer behind, for ReLU passes a positive factor on unchanged. What"
                                + " only β can do is decide how often a unit is on, and with β = 0 that is about half the time,"
                                + " which is no bad choice.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "γ and β start as promised, but in so short a training they move little: for some seeds their spread over"
                                + " the units does not reach the margin.")
                .judge(training.seeds());
    }

    Judgement statisticsNeedTime() {
        return Claim.of(
                        "statistics-need-time",
                        "Evaluated too early a network seems worse than it is, for its running statistics lag behind.")
                .holdsIf(atLeast(
                        0.05,
                        "accuracy lost by running statistics, decay 0.9, " + EARLY + " iterations",
                        s -> training.lost(STANDARD, EARLY, s)))
                .caveat(
                        "Early depends on the decay: statistics that are averaged for longer need more time.",
                        atLeast(
                                0.05,
                                "accuracy lost by running statistics, decay 0.99, " + EARLY_FOR_SLOW + " iterations",
                                s -> training.lost(SLOW, EARLY_FOR_SLOW, s)))
                .because(Verdict.HOLDS_WITH_CAVEAT, STATISTICS_LAG)
                .because(
                        Verdict.INCONCLUSIVE,
                        "After 10 iterations with DL4J's decay of 0.9 the loss of accuracy can be large or nearly over. "
                                + STATISTICS_LAG)
                .judge(training.seeds());
    }

    Judgement oneImageTeachesNothing() {
        return Claim.of("needs-a-mini-batch", "Normalization needs a mini-batch: from single images it learns nothing.")
                .holdsIf(
                        atMost(1e-6, "largest change of a weight below the layer, batch size 1", s -> training.end(
                                        SINGLE, s)
                                .weightChange()),
                        atMost(
                                1e-6,
                                "largest |γ − 1| after training, batch size 1",
                                s -> farthest(1, training.end(SINGLE, s).gamma())),
                        atMost(0.2, "validation accuracy in inference, batch size 1", s -> training.end(SINGLE, s)
                                .runningAccuracy()))
                .because(
                        Verdict.HOLDS,
                        "A single number minus its mean is 0. Whatever the image, the layer answers β, so nothing below it has any"
                                + " influence on the loss, and no gradient. Only β and what lies above still move. Two images are"
                                + " hardly better: each unit leaves as +1 and −1, and of all the differences between the two only"
                                + " the sign is left.")
                .judge(training.seeds());
    }

    private static double farthest(double from, List<Double> values) {
        return values.stream()
                .mapToDouble(value -> Math.abs(value - from))
                .max()
                .orElseThrow();
    }
}
