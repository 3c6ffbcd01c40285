package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static dl4jlessons.lesson.initialization.InitializationComparison.BOOK_RATE;
import static dl4jlessons.lesson.initialization.InitializationComparison.SIGMOID_RATE;
import static dl4jlessons.lesson.initialization.InitializationComparison.TANH_RATE;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.initialization.InitializationComparison.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparison.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.Runs;
import java.util.List;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.nd4j.linalg.activations.Activation;

/** Claims of {@link InitializationComparison}. */
final class InitializationFindings {
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
        InitializationCharts charts = new InitializationCharts(runs, iterations);
        return new LessonResult(
                List.of(heForRelu(), xavierForTanh(), xavierForSigmoid(), breadthMakesLearning()),
                List.of(charts.lossTable()),
                List.of(charts.reluCurves(), charts.allCurves(), charts.lossAgainstSpread()));
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
                        "He's weights keep the spread of the activations, so learning starts at once. Xavier's lose"
                                + " three tenths of it in every layer, half of the mean square, which costs time rather than"
                                + " success; 0.01 costs success.")
                .judge(runs.seeds());
    }

    private Judgement xavierForTanh() {
        return sShaped("xavier-for-tanh", TANH, TANH_RATE)
                .because(
                        Verdict.CONTRADICTED,
                        "At the book's small learning rate He's wider weights learn faster with tanh as well: slightly saturated"
                                + " but with larger gradients. Where steps are large their lead is gone, and the two end level:"
                                + " compare the panel at the higher learning rate.")
                .judge(runs.seeds());
    }

    private Judgement xavierForSigmoid() {
        return sShaped("xavier-for-sigmoid", SIGMOID, SIGMOID_RATE)
                .because(
                        Verdict.CONTRADICTED,
                        "Xavier's rule asks for a slope of 1 at 0, and sigmoid's is ¼: it lets the signal shrink layer by layer, as"
                                + " lessons 2 and 3 measured. So a network of four sigmoid layers stays for long where guessing has it,"
                                + " and wider weights leave that plateau sooner: compare the panel at the higher learning rate, where"
                                + " the wait is short enough to be seen.")
                .judge(runs.seeds());
    }

    private Claim sShaped(String id, Activation activation, double otherRate) {
        return Claim.of(id, "With " + Names.of(activation) + ", use Xavier's initial weights.")
                .holdsIf(
                        atLeast(0.02, "loss, He minus Xavier 1/√n", s -> lead(activation, BOOK_RATE, XAVIER, HE, s)),
                        atLeast(
                                0.1,
                                "loss, std 0.01 minus Xavier",
                                s -> lead(activation, BOOK_RATE, XAVIER, STD_001, s)))
                .caveat(
                        "Not at every learning rate: at " + otherRate + " it does not win.",
                        atMost(
                                0,
                                "loss, He minus Xavier at learning rate " + otherRate,
                                s -> lead(activation, otherRate, XAVIER, HE, s)));
    }

    private Judgement breadthMakesLearning() {
        return Claim.of("breadth-makes-learning", "A suitable spread of the activations is what makes learning work.")
                .holdsIf(atMost(
                        -0.6,
                        "rank correlation of spread at the start and loss, all initial weights",
                        s -> correlation(InitialWeights.RANDOM, s)))
                .caveat(
                        "Without standard deviation 1 it is true: then the wider the spread, the lower the loss.",
                        atMost(
                                -0.6,
                                "the same without std 1",
                                s -> correlation(List.of(STD_001, XAVIER, GLOROT, HE), s)))
                .caveat(
                        "Suitable, not large: with standard deviation 1 the spread is largest, and ReLU diverges.",
                        atLeast(
                                1,
                                "ReLU std 1 diverged (1 = yes)",
                                s -> diverged(new Variant(RELU, BOOK_RATE, STD_1), s)))
                .because(
                        Verdict.CONTRADICTED,
                        "Spread alone does not tell how well a network will learn: with standard deviation 1 it is largest, and"
                                + " yet ReLU diverges and tanh, saturated, ends far above the loss of guessing. (Sigmoid, whose"
                                + " signal dies out otherwise, learns best with it.) Leave standard deviation 1 out, and networks sorted by how much a unit tells about its input before the first update are"
                                + " almost sorted by how well they learn, across activation functions. Too little spread is a sure"
                                + " sign of trouble; enough of it is no promise.")
                .judge(runs.seeds());
    }

    private double correlation(List<InitialWeights> weights, long seed) {
        List<Outcome> outcomes = runs.variants().stream()
                .filter(v -> v.learningRate() == BOOK_RATE && weights.contains(v.weights()))
                .map(v -> runs.get(v, seed))
                .toList();
        return new SpearmansCorrelation()
                .correlation(
                        outcomes.stream()
                                .mapToDouble(Outcome::initialUnitSpread)
                                .toArray(),
                        outcomes.stream()
                                .mapToDouble(outcome -> outcome.lossAfter(iterations))
                                .toArray());
    }

    private double diverged(Variant variant, long seed) {
        return runs.get(variant, seed).history().diverged() ? 1 : 0;
    }

    /** By how much the loss of one choice of weights is lower than that of another. */
    private double lead(Activation activation, double rate, InitialWeights ahead, InitialWeights behind, long seed) {
        return loss(activation, rate, behind, seed) - loss(activation, rate, ahead, seed);
    }

    private double loss(Activation activation, double rate, InitialWeights weights, long seed) {
        return runs.get(new Variant(activation, rate, weights), seed).lossAfter(iterations);
    }

    private double finalLoss(InitialWeights weights, long seed) {
        return runs.get(new Variant(RELU, BOOK_RATE, weights), seed).finalLoss();
    }
}
