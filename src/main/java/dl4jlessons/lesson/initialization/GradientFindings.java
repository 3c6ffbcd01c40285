package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.HE;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_001;
import static dl4jlessons.lesson.initialization.InitialWeights.STD_1;
import static dl4jlessons.lesson.initialization.InitialWeights.XAVIER;
import static dl4jlessons.lesson.initialization.VanishingGradients.ACTIVATIONS;
import static dl4jlessons.lesson.initialization.VanishingGradients.DEPTHS;
import static dl4jlessons.lesson.initialization.VanishingGradients.WEIGHTS;
import static dl4jlessons.result.Condition.atLeast;
import static dl4jlessons.result.Condition.atMost;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.initialization.VanishingGradients.Variant;
import dl4jlessons.result.Claim;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.GradientProbe.HiddenLayer;
import dl4jlessons.training.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Claims, tables and charts of {@link VanishingGradients}. */
final class GradientFindings {
    private final Runs<Variant, List<HiddenLayer>> runs;

    GradientFindings(Runs<Variant, List<HiddenLayer>> runs) {
        this.runs = runs;
    }

    LessonResult result() {
        return new LessonResult(
                List.of(saturationVanishes(), depthWorsens(), suitableWeightsKeepGradients()),
                List.of(table()),
                List.of(
                        figure(
                                "gradient-rms",
                                "Root mean square of the gradient, layer by layer",
                                "Read from right to left: the gradient enters at the last layer.",
                                HiddenLayer::rms),
                        figure(
                                "gradient-median",
                                "Median of the gradient's absolute value, layer by layer",
                                "The typical unit for the typical image. ReLU units that are off have gradient 0, so where more than"
                                        + " half are off the median is 0 and no line is drawn.",
                                HiddenLayer::median)));
    }

    private Judgement saturationVanishes() {
        return Claim.of("saturation-vanishes", "Where activations pile up at 0 and 1, gradients vanish.")
                .holdsIf(atMost(
                        0.05,
                        "median gradient, sigmoid std 1, 5 layers, first layer ÷ last",
                        s -> reaching(new Variant(SIGMOID, STD_1, 5), HiddenLayer::median, s)))
                .caveat(
                        "The root mean square survives: a few unsaturated units pass large gradients on.",
                        atLeast(
                                0.5,
                                "RMS gradient, the same network, first layer ÷ last",
                                s -> reaching(new Variant(SIGMOID, STD_1, 5), HiddenLayer::rms, s)))
                .caveat(
                        "Saturation is not the worst: weights of 0.01, where no unit saturates, lose far more.",
                        atMost(
                                1e-3,
                                "RMS gradient at the first layer, sigmoid, 5 layers, std 0.01 ÷ std 1",
                                s -> first(new Variant(SIGMOID, STD_001, 5), s).rms()
                                        / first(new Variant(SIGMOID, STD_1, 5), s)
                                                .rms()))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Both stories are true. A saturated unit passes nothing on, and most units are saturated: the median"
                                + " dies. But the weights are large, and what passes is multiplied by them: the mean square lives. With"
                                + " weights of 0.01 it is the weights themselves that extinguish the gradient.")
                .because(
                        Verdict.INCONCLUSIVE,
                        "The typical unit's gradient does shrink on its way to the first layer, to a few hundredths, but not below"
                                + " a twentieth for every seed: already in the last layer most units are saturated, so there is"
                                + " less left to lose. Most of it goes right behind the 784 pixels, so that more layers take little"
                                + " more. And the mean square tells another story: large weights multiply what the few unsaturated"
                                + " units let pass.")
                .judge(runs.seeds());
    }

    private Judgement depthWorsens() {
        return Claim.of("depth-worsens", "The more layers, the worse gradients vanish.")
                .holdsIf(
                        atLeast(
                                1e3,
                                "RMS at the first layer, sigmoid Xavier, 5 layers ÷ 20 layers",
                                s -> first(new Variant(SIGMOID, XAVIER, 5), s).rms()
                                        / first(new Variant(SIGMOID, XAVIER, 20), s)
                                                .rms()),
                        atLeast(
                                1e3,
                                "the same, ReLU std 0.01",
                                s -> first(new Variant(RELU, STD_001, 5), s).rms()
                                        / first(new Variant(RELU, STD_001, 20), s)
                                                .rms()))
                .caveat(
                        "Not with weights that suit the function: ReLU with He's weights hardly notices the depth.",
                        atMost(
                                10,
                                "RMS at the first layer, ReLU He, 5 layers ÷ 20 layers",
                                s -> first(new Variant(RELU, HE, 5), s).rms()
                                        / first(new Variant(RELU, HE, 20), s).rms()))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Depth multiplies: each layer contributes its factor, and 20 factors of 0.25 are 1e-12. If the factor is"
                                + " one, depth costs nothing, and that is what the initialization rules are for.")
                .judge(runs.seeds());
    }

    private Judgement suitableWeightsKeepGradients() {
        return Claim.of("suitable-weights-keep-gradients", "Suitable initial weights keep gradients from vanishing.")
                .holdsIf(
                        atLeast(
                                0.1,
                                "RMS, ReLU He, 20 layers, first layer ÷ last",
                                s -> reaching(new Variant(RELU, HE, 20), HiddenLayer::rms, s)),
                        atLeast(
                                0.1,
                                "RMS, tanh Xavier, 20 layers, first layer ÷ last",
                                s -> reaching(new Variant(TANH, XAVIER, 20), HiddenLayer::rms, s)))
                .caveat(
                        "No rule here saves sigmoid: its slope is at most ¼.",
                        atMost(
                                1e-6,
                                "RMS, sigmoid Xavier, 20 layers, first layer ÷ last",
                                s -> reaching(new Variant(SIGMOID, XAVIER, 20), HiddenLayer::rms, s)))
                .because(
                        Verdict.HOLDS_WITH_CAVEAT,
                        "Xavier's rule assumes a slope of one, as tanh has at 0. Sigmoid has ¼ there, so each layer takes three"
                                + " quarters or more of the gradient, though the book recommends the rule for it.")
                .judge(runs.seeds());
    }

    private HiddenLayer first(Variant variant, long seed) {
        return runs.get(variant, seed).get(0);
    }

    /** What reaches the first hidden layer, as a share of what enters the last one. */
    private double reaching(Variant variant, ToDoubleFunction<HiddenLayer> figure, long seed) {
        return reaching(runs.get(variant, seed), figure);
    }

    private static double reaching(List<HiddenLayer> layers, ToDoubleFunction<HiddenLayer> figure) {
        return figure.applyAsDouble(layers.get(0)) / figure.applyAsDouble(layers.get(layers.size() - 1));
    }

    private Table table() {
        Table.Builder table = Table.of(
                "gradients",
                "The gradient at the first hidden layer",
                "Judge its size, not only the share that arrives: where the last layer's gradient has vanished already, a"
                        + " share of one is no comfort.",
                Column.text("network"),
                Column.of("RMS, first layer", Format.SCIENTIFIC),
                Column.of("median, first layer", Format.SCIENTIFIC),
                Column.of("RMS, first ÷ last", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            table.row(
                    variant.toString(),
                    runs.summary(variant, layers -> layers.get(0).rms()),
                    runs.summary(variant, layers -> layers.get(0).median()),
                    runs.summary(variant, layers -> reaching(layers, HiddenLayer::rms)));
        }
        return table.build();
    }

    private Figure figure(String id, String title, String caption, ToDoubleFunction<HiddenLayer> figure) {
        List<Panel> panels = new ArrayList<>();
        for (Activation activation : ACTIVATIONS) {
            for (int depth : DEPTHS) {
                List<Series> series = WEIGHTS.stream()
                        .map(weights -> series(new Variant(activation, weights, depth), figure))
                        .toList();
                panels.add(new Panel(Names.of(activation) + ", " + depth + " layers", series));
            }
        }
        return new Figure(id, title, caption, Axis.linear("layer"), Axis.log("gradient"), DEPTHS.size(), panels);
    }

    private Series series(Variant variant, ToDoubleFunction<HiddenLayer> figure) {
        List<Double> layers = IntStream.rangeClosed(1, variant.depth())
                .mapToObj(i -> (double) i)
                .toList();
        return Curves.band(
                variant.weights().toString(),
                layers,
                runs.of(variant),
                (hidden, i) -> figure.applyAsDouble(hidden.get(i)));
    }
}
