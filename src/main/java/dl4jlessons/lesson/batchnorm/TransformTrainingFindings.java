package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.HELD;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SINGLE;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SLOW;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.STANDARD;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;

import dl4jlessons.result.Claim;
import java.util.List;

/** The claims of {@link BatchNormTransform} about networks in training. */
final class TransformTrainingFindings {
    /** An early look at a network: with the standard decay a third of the start is left. */
    static final int EARLY = 10;
    /** With a slow decay, six tenths of the start are left. */
    static final int EARLY_FOR_SLOW = 50;

    private final TransformTraining training;

    TransformTrainingFindings(TransformTraining training) {
        this.training = training;
    }

    Claim scaleAndShift() {
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
                                        - training.end(HELD, s).batchAccuracy()));
    }

    Claim statisticsNeedTime() {
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
                                s -> training.lost(SLOW, EARLY_FOR_SLOW, s)));
    }

    Claim oneImageTeachesNothing() {
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
                                .runningAccuracy()));
    }

    private static double farthest(double from, List<Double> values) {
        return values.stream()
                .mapToDouble(value -> Math.abs(value - from))
                .max()
                .orElseThrow();
    }
}
