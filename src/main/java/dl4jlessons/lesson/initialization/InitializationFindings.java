package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static dl4jlessons.lesson.initialization.InitializationComparison.BOOK_RATE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.initialization.InitializationComparison.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparison.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.Runs;
import java.util.List;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.nd4j.linalg.activations.Activation;

/** Claims, tables and charts of {@link InitializationComparison}. */
final class InitializationFindings {
    /** One mini-batch's loss is noisy: losses are means over this many iterations. */
    private static final int WINDOW = 50;
    /** Loss of ten equally likely classes, ln 10: a network at or above it has learned nothing. */
    private static final double CHANCE_LOSS = Math.log(10);

    private final Runs<Variant, Outcome> runs;
    private final int iterations;

    /**
     * @param runs all networks
     * @param iterations after which networks are compared; the ReLU networks were trained for longer
     */
    InitializationFindings(Runs<Variant, Outcome> runs, int iterations) {
        this.runs = runs;
        this.iterations = iterations;
    }

    LessonResult result() {
        return new LessonResult(
                List.of(heForRelu(), xavierForTanh(), xavierForSigmoid(), breadthMakesLearning()),
                List.of(lossTable(), reluTable()),
                List.of());
    }

    private Judgement heForRelu() {
        return Claim.of("he-for-relu", "With ReLU, use He's initial weights.")
                .holdsIf(
                        atLeast(0.05, "loss, Xavier 1/√n minus He", s -> lead(RELU, BOOK_RATE, HE, XAVIER, s)),
                        atLeast(0.5, "loss, std 0.01 minus He", s -> lead(RELU, BOOK_RATE, HE, STD_001, s)))
                .caveat(
                        "Xavier catches up: by the end most of He's lead is gone.",
                        atMost(
                                0.5,
                                "lead over Xavier at the end ÷ lead after " + iterations + " iterations",
                                s -> (finalLoss(XAVIER, s) - finalLoss(HE, s)) / lead(RELU, BOOK_RATE, HE, XAVIER, s)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "He's weights keep the spread of the activations, so learning starts at once. Xavier's let it halve"
                                + " in every layer, which costs time rather than success; 0.01 costs success.")
                .judge(runs.seeds());
    }

    private Judgement xavierForTanh() {
        return Claim.of("xavier-for-tanh", "With tanh, use Xavier's initial weights.")
                .holdsIf(
                        atLeast(0.02, "loss, He minus Xavier 1/√n", s -> lead(TANH, BOOK_RATE, XAVIER, HE, s)),
                        atLeast(0.5, "loss, std 0.01 minus Xavier", s -> lead(TANH, BOOK_RATE, XAVIER, STD_001, s)))
                .judge(runs.seeds());
    }

    private Judgement xavierForSigmoid() {
        return Claim.of("xavier-for-sigmoid", "With sigmoid, use Xavier's initial weights.")
                .holdsIf(
                        atLeast(0.02, "loss, He minus Xavier 1/√n", s -> lead(SIGMOID, BOOK_RATE, XAVIER, HE, s)),
                        atLeast(
                                0.1,
                                "ln 10 minus loss, Xavier 1/√n",
                                s -> CHANCE_LOSS - loss(SIGMOID, BOOK_RATE, XAVIER, s)))
                .judge(runs.seeds());
    }

    private Judgement breadthMakesLearning() {
        return Claim.of("breadth-makes-learning", "A suitable spread of the activations is what makes learning work.")
                .holdsIf(atMost(-0.6, "rank correlation of initial spread and loss", this::correlation))
                .judge(runs.seeds());
    }

    private double correlation(long seed) {
        List<Variant> variants = runs.variants();
        double[] spread = variants.stream()
                .mapToDouble(v -> runs.get(v, seed).initialUnitSpread())
                .toArray();
        double[] loss = variants.stream()
                .mapToDouble(v -> lossAfter(runs.get(v, seed).history()))
                .toArray();
        return new SpearmansCorrelation().correlation(spread, loss);
    }

    /** By how much the loss of one choice of weights is lower than that of another. */
    private double lead(Activation activation, double rate, InitialWeights ahead, InitialWeights behind, long seed) {
        return loss(activation, rate, behind, seed) - loss(activation, rate, ahead, seed);
    }

    private double loss(Activation activation, double rate, InitialWeights weights, long seed) {
        return lossAfter(runs.get(new Variant(activation, rate, weights), seed).history());
    }

    private double lossAfter(History history) {
        return history.losses().size() < iterations
                ? Double.POSITIVE_INFINITY
                : history.meanLoss(iterations - WINDOW, iterations);
    }

    private double finalLoss(InitialWeights weights, long seed) {
        return runs.get(new Variant(RELU, BOOK_RATE, weights), seed).history().finalLoss(WINDOW);
    }

    private Table lossTable() {
        return Table.of(
                        "x",
                        "x",
                        "",
                        Column.text("variant"),
                        Column.of("loss", Format.DECIMAL),
                        Column.of("end", Format.DECIMAL),
                        Column.of("spread", Format.SCIENTIFIC),
                        Column.of("val", Format.PERCENT))
                .build();
    }

    private Table reluTable() {
        var t = Table.of(
                "x",
                "x",
                "",
                Column.text("variant"),
                Column.of("loss", Format.DECIMAL),
                Column.of("end", Format.DECIMAL),
                Column.of("spread", Format.SCIENTIFIC),
                Column.of("val", Format.PERCENT));
        for (Variant v : runs.variants())
            t.row(
                    v.toString(),
                    runs.summary(v, o -> lossAfter(o.history())),
                    runs.summary(v, o -> o.history().finalLoss(WINDOW)),
                    runs.summary(v, Outcome::initialUnitSpread),
                    runs.summary(v, o -> o.history().last().validationAccuracy()));
        return t.build();
    }

    private Figure reluCurves() {
        return null;
    }

    private Figure allCurves() {
        return null;
    }

    private Figure lossAgainstSpread() {
        return null;
    }
}
