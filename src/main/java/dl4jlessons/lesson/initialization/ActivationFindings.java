package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.ActivationDistributions.LAYERS;
import static dl4jlessons.lesson.initialization.ActivationDistributions.NARROWING;
import static dl4jlessons.lesson.initialization.ActivationDistributions.WEIGHTS;
import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.initialization.ActivationDistributions.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.activations.Activation;

/** Claims of {@link ActivationDistributions}. */
final class ActivationFindings {
    private final Runs<Variant, List<Layer>> runs;

    ActivationFindings(Runs<Variant, List<Layer>> runs) {
        this.runs = runs;
    }

    LessonResult result() {
        ActivationCharts charts = new ActivationCharts(runs);
        return new LessonResult(
                List.of(
                        wideWeightsSaturate(),
                        narrowWeightsCollapse(),
                        xavierKeepsBreadth(),
                        xavierIsLinear(),
                        heKeepsReluBreadth(),
                        batchNormForcesBreadth()),
                List.of(charts.table()),
                charts.figures());
    }

    private Judgement wideWeightsSaturate() {
        return Claim.of("std-1-saturates", "With standard deviation 1, sigmoid activations pile up at 0 and 1.")
                .holdsIf(atLeast(
                        0.5, "share within 0.05 of 0 or 1, last layer", seed -> last(plain(SIGMOID, STD_1), seed)
                                .saturated()))
                .because(
                        Verdict.HOLDS,
                        "A unit sums a hundred inputs, so with weights of spread 1 its z has a spread of several units, and"
                                + " sigmoid is flat there.")
                .judge(runs.seeds());
    }

    private Judgement narrowWeightsCollapse() {
        return Claim.of(
                        "std-001-collapses",
                        "With standard deviation 0.01, all units say nearly the same: activations collapse to one value.")
                .holdsIf(
                        atMost(0.06, "pooled spread, sigmoid, last layer", s -> last(plain(SIGMOID, STD_001), s)
                                .pooledSpread()),
                        atMost(1e-3, "spread of one unit across inputs, sigmoid, last layer", s -> last(
                                        plain(SIGMOID, STD_001), s)
                                .unitSpread()))
                .because(
                        Verdict.HOLDS,
                        "Every unit answers ½ whatever it is shown. A hundred units that say what one says are one unit: the"
                                + " book's limited power of expression.")
                .judge(runs.seeds());
    }

    private Judgement xavierKeepsBreadth() {
        return Claim.of("xavier-keeps-breadth", "Xavier's weights keep the spread of sigmoid and tanh activations.")
                .holdsIf(
                        atLeast(
                                0.3,
                                "pooled spread, tanh, last layer ÷ first",
                                s -> kept(TANH, XAVIER, Layer::pooledSpread, s)),
                        atLeast(
                                0.3,
                                "pooled spread, sigmoid, last layer ÷ first",
                                s -> kept(SIGMOID, XAVIER, Layer::pooledSpread, s)))
                .caveat(
                        "With sigmoid the histogram deceives: units differ from each other, but each hardly reacts to its input"
                                + " any more.",
                        atMost(
                                0.02,
                                "spread of one unit across inputs, sigmoid, last layer ÷ first",
                                s -> kept(SIGMOID, XAVIER, Layer::unitSpread, s)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Sigmoid's outputs are all positive, so a layer's units settle at different levels, and the histogram"
                                + " stays broad. But its slope is at most ¼: what a unit tells about the input shrinks to a quarter or"
                                + " less in every layer. Judge breadth per unit, not pooled.")
                .judge(runs.seeds());
    }

    private Judgement xavierIsLinear() {
        return Claim.of("xavier-linear", "Xavier's rule is derived for linear units.")
                .holdsIf(
                        atLeast(
                                0.8,
                                "pooled spread, identity, last layer ÷ first",
                                s -> kept(IDENTITY, XAVIER, Layer::pooledSpread, s)),
                        atMost(1.25, "the same, from above", s -> kept(IDENTITY, XAVIER, Layer::pooledSpread, s)))
                .caveat(
                        "In a network that narrows, Glorot's own rule 2/(in + out) does let the spread grow: it trades forward"
                                + " for backward spread, and only 1/in keeps the former.",
                        atLeast(
                                1.5,
                                "pooled spread, identity, narrowing, Glorot ÷ 1/√n, last layer",
                                s -> last(narrowing(GLOROT), s).pooledSpread()
                                        / last(narrowing(XAVIER), s).pooledSpread()))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "The book's 1/√n is not quite the paper's: Glorot and Bengio average the condition for activations with"
                                + " the one for gradients. On layers of equal width both are the same.")
                .judge(runs.seeds());
    }

    private Judgement heKeepsReluBreadth() {
        return Claim.of("he-keeps-relu-breadth", "With ReLU, He's weights keep the spread; Xavier's let it fade.")
                .holdsIf(
                        atLeast(
                                0.5,
                                "pooled spread, ReLU, He, last layer ÷ first",
                                s -> kept(RELU, HE, Layer::pooledSpread, s)),
                        atMost(0.4, "the same with Xavier 1/√n", s -> kept(RELU, XAVIER, Layer::pooledSpread, s)))
                .caveat(
                        "One unit's spread across inputs shrinks even with He's weights.",
                        atMost(
                                0.8,
                                "spread of one unit, ReLU, He, last layer ÷ first",
                                s -> kept(RELU, HE, Layer::unitSpread, s)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "He's rule keeps the mean square of the activations. Since ReLU outputs are never negative, more and"
                                + " more of that square is a constant level, and less of it is about the input.")
                .judge(runs.seeds());
    }

    private Judgement batchNormForcesBreadth() {
        return Claim.of("bn-forces-breadth", "Batch normalization forces a suitable spread on every layer.")
                .holdsIf(
                        atLeast(
                                0.1,
                                "spread of one unit, sigmoid with BN before, last layer, narrowest of all weights",
                                s -> narrowest(SIGMOID, Normalization.BEFORE, s)),
                        atLeast(0.1, "the same for ReLU", s -> narrowest(RELU, Normalization.BEFORE, s)),
                        atLeast(
                                0.9,
                                "spread of one unit, sigmoid with BN after",
                                s -> narrowest(SIGMOID, Normalization.AFTER, s)))
                .because(
                        Verdict.HOLDS,
                        "Whatever the weights, each unit's input z is brought to mean 0 and variance 1 over the batch: no more"
                                + " saturation, no more silence. Even standard deviation 0.01 is repaired, because normalization divides"
                                + " the scale out.")
                .judge(runs.seeds());
    }

    private double narrowest(Activation activation, Normalization normalization, long seed) {
        return WEIGHTS.stream()
                .mapToDouble(w ->
                        last(new Variant(activation, w, normalization), seed).unitSpread())
                .min()
                .orElseThrow();
    }

    private double kept(Activation activation, InitialWeights weights, ToDoubleFunction<Layer> spread, long seed) {
        List<Layer> layers = runs.get(plain(activation, weights), seed);
        return spread.applyAsDouble(layers.get(LAYERS - 1)) / spread.applyAsDouble(layers.get(0));
    }

    private static Variant plain(Activation activation, InitialWeights weights) {
        return new Variant(activation, weights, Normalization.NONE);
    }

    private static Variant narrowing(InitialWeights weights) {
        return new Variant(IDENTITY, weights, Normalization.NONE, NARROWING);
    }

    private Layer last(Variant variant, long seed) {
        return runs.get(variant, seed).get(LAYERS - 1);
    }
}
