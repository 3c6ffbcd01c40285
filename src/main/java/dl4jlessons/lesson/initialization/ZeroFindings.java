package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.CONSTANT;
import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.ZERO;
import static dl4jlessons.lesson.initialization.ZeroInitialization.ACTIVATIONS;
import static dl4jlessons.lesson.initialization.ZeroInitialization.HIDDEN_UNITS;
import static dl4jlessons.lesson.initialization.ZeroInitialization.SOFTMAX_REGRESSION;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.initialization.ZeroInitialization.Outcome;
import dl4jlessons.lesson.initialization.ZeroInitialization.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.activations.Activation;

/** Claims of {@link ZeroInitialization}. */
final class ZeroFindings {
    private static final String FOLDING =
            "A hundred trained units were replaced by one of them, its output weights summed, and the network predicts what it"
                    + " did before. With random weights the same surgery destroys it.";

    private final Runs<Variant, Outcome> runs;
    private final int countEvery;

    ZeroFindings(Runs<Variant, Outcome> runs, int countEvery) {
        this.runs = runs;
        this.countEvery = countEvery;
    }

    LessonResult result() {
        ZeroCharts charts = new ZeroCharts(runs, countEvery);
        return new LessonResult(
                List.of(neverZero(), identicalUpdates(), oneUnit(), randomBreaksSymmetry()),
                List.of(charts.table()),
                List.of(charts.distinctUnits(), charts.losses()));
    }

    private Judgement neverZero() {
        return Claim.of("never-all-zero", "The weights must not all be set to zero.")
                .holdsIf(atLeast(
                        0.1,
                        "accuracy, random minus zero, smallest lead of the three activation functions",
                        seed -> worst(a -> accuracy(a, GLOROT, seed) - accuracy(a, ZERO, seed))))
                .caveat(
                        "Without a hidden layer there is no symmetry to break: softmax regression learns from zero.",
                        atLeast(0.6, "accuracy, softmax regression from zero", seed -> runs.get(
                                        SOFTMAX_REGRESSION, seed)
                                .validationAccuracy()))
                .caveat(
                        "Zero is not the point, equality is: constant weights end far behind random ones too.",
                        atLeast(
                                0.1,
                                "accuracy, random minus constant, smallest lead",
                                seed -> worst(a -> accuracy(a, GLOROT, seed) - accuracy(a, CONSTANT, seed))))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "What fails is a hidden layer whose units start equal, zero or not. Where no two units compete for"
                                + " the same role, zero is a fine start: biases begin there in every lesson.")
                .judge(runs.seeds());
    }

    private Judgement identicalUpdates() {
        return Claim.of("identical-updates", "Weights that start at zero all receive the same updates.")
                .holdsIf(atMost(
                        1,
                        "distinct hidden units after training from zero, most of the three activation functions",
                        seed -> -worst(a -> -distinct(a, ZERO, seed))))
                .caveat(
                        "With tanh and ReLU the update is no update: all but the output layer's bias stay at exactly zero.",
                        atMost(
                                0,
                                "largest weight after training from zero, tanh and ReLU",
                                seed -> Math.max(
                                        outcome(TANH, ZERO, seed).largestWeight(),
                                        outcome(RELU, ZERO, seed).largestWeight())))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Backpropagation sends each hidden unit its output weight times the error. Equal units with equal"
                                + " output weights get equal gradients for ever. If the units' output is zero as well, as tanh(0)"
                                + " and ReLU(0) are, both factors vanish and only the output bias moves: the network learns how"
                                + " frequent the classes are. Note that weights of different inputs do differ: it is the units that"
                                + " are the same, column by column.")
                .judge(runs.seeds());
    }

    private Judgement oneUnit() {
        return Claim.of("worth-one-unit", "Many equal units have the power of a single one.")
                .holdsIf(
                        atMost(
                                1e-3,
                                "largest change of a probability when sigmoid units from zero are folded into one",
                                seed -> outcome(SIGMOID, ZERO, seed).foldingError()),
                        atMost(1e-3, "the same for sigmoid units from constant weights", seed -> outcome(
                                        SIGMOID, CONSTANT, seed)
                                .foldingError()),
                        atLeast(0.05, "the same for sigmoid units from random weights", seed -> outcome(
                                        SIGMOID, GLOROT, seed)
                                .foldingError()))
                .caveat(
                        "Only as long as rounding leaves them equal: ReLU units from constant weights have drifted apart.",
                        atLeast(1e-3, "the same for ReLU units from constant weights", seed -> outcome(
                                        RELU, CONSTANT, seed)
                                .foldingError()))
                .because(
                        Verdict.HOLDS,
                        FOLDING
                                + " The equality is exact on paper only: rounding can drive ReLU units apart in time, and"
                                + " where it does, the caveat's figure exceeds its threshold.")
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        FOLDING
                                + " The equality is exact on paper only. A matrix product may round its columns differently, in"
                                + " the seventh digit, and ReLU networks that learn quickly enlarge the difference. It is no"
                                + " remedy: a network should not wait for rounding errors to become useful.")
                .judge(runs.seeds());
    }

    private Judgement randomBreaksSymmetry() {
        return Claim.of("random-breaks-symmetry", "Random initial weights keep units from becoming the same.")
                .holdsIf(atLeast(
                        HIDDEN_UNITS,
                        "distinct hidden units after training from random weights, fewest of the three",
                        seed -> worst(a -> distinct(a, GLOROT, seed))))
                .because(
                        Verdict.HOLDS,
                        "Units that start different are pulled by different gradients and stay different.")
                .judge(runs.seeds());
    }

    private static double worst(ToDoubleFunction<Activation> figure) {
        return ACTIVATIONS.stream().mapToDouble(figure).min().orElseThrow();
    }

    private Outcome outcome(Activation activation, InitialWeights weights, long seed) {
        return runs.get(new Variant(Optional.of(activation), weights), seed);
    }

    private double accuracy(Activation activation, InitialWeights weights, long seed) {
        return outcome(activation, weights, seed).validationAccuracy();
    }

    private double distinct(Activation activation, InitialWeights weights, long seed) {
        return outcome(activation, weights, seed).distinctAtEnd();
    }
}
