package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.VanishingGradientsReadings.perLayer;
import static dl4jlessons.lesson.initialization.VanishingGradientsReadings.reaching;
import static dl4jlessons.lesson.initialization.VanishingGradientsReadings.weightGradient;

import dl4jlessons.lesson.initialization.GradientProbe.Gain;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.GradientProbe.WeightGradient;
import dl4jlessons.lesson.initialization.VanishingGradientsReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Guide;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link VanishingGradients}. */
final class VanishingGradientsCharts implements LessonCharts {
    private static final String SHALLOWER = "gradients-shallower";

    private final RunResults<Variant, List<HiddenLayer>> runs;

    private final List<Activation> activations;
    private final List<InitialWeights> weights;
    private final List<Integer> depths;
    private final int deepest;
    private final int batchSize;

    /**
     * @param activations of the networks
     * @param weights from which each of them was started
     * @param depths in which each of them was made
     * @param batchSize images a mini-batch whose weight gradient was measured
     */
    VanishingGradientsCharts(
            RunResults<Variant, List<HiddenLayer>> runs,
            List<Activation> activations,
            List<InitialWeights> weights,
            List<Integer> depths,
            int batchSize) {
        this.batchSize = batchSize;
        this.runs = runs;
        this.activations = activations;
        this.weights = weights;
        this.depths = depths;
        this.deepest = Collections.max(depths);
    }

    @Override
    public List<Table> tables() {
        return List.of(
                firstLayers(
                        "gradients",
                        "The gradient at the first hidden layer, " + deepest + " layers",
                        depth -> depth == deepest),
                gains(),
                firstLayers(SHALLOWER, "The same in shallower networks", depth -> depth < deepest));
    }

    @Override
    public Set<String> folded() {
        return Set.of(SHALLOWER);
    }

    @Override
    public List<Figure> figures() {
        return List.of(
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
                        HiddenLayer::median),
                gainChart(),
                agreement());
    }

    private Table gains() {
        Table.Builder table = Table.of(
                "gains",
                "Gain per layer, predicted and measured",
                "The factor by which a root mean square changes from one hidden layer to the next, geometric mean over the "
                        + (deepest - 1) + " steps of " + deepest
                        + " layers. A gain of 0.7 leaves a thousandth, one of 1.44 makes a thousandfold. The last two columns:"
                        + " what reaches the first layer of the weight gradient.",
                Column.text("network"),
                Column.of("gradient, measured", Format.DECIMAL),
                Column.of("gradient, predicted", Format.DECIMAL),
                Column.of("signal, measured", Format.DECIMAL),
                Column.of("signal, predicted", Format.DECIMAL),
                Column.of("single images, first ÷ last", Format.SCIENTIFIC),
                Column.of("mini-batches, first ÷ last", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            if (variant.depth() == deepest) {
                table.row(
                        variant.toString(),
                        runs.summary(variant, layers -> perLayer(layers, HiddenLayer::backward)
                                .measured()),
                        runs.summary(variant, layers -> perLayer(layers, HiddenLayer::backward)
                                .predicted()),
                        runs.summary(variant, layers -> perLayer(layers, HiddenLayer::forward)
                                .measured()),
                        runs.summary(variant, layers -> perLayer(layers, HiddenLayer::forward)
                                .predicted()),
                        runs.summary(variant, layers -> reaching(layers, weightGradient(WeightGradient::ofImages))),
                        runs.summary(variant, layers -> reaching(layers, weightGradient(WeightGradient::ofBatches))));
            }
        }
        return table.build();
    }

    /** Lines are measured, points predicted. */
    private Figure gainChart() {
        List<Panel> panels = new ArrayList<>();
        gainPanels(panels, "gradient", HiddenLayer::backward);
        gainPanels(panels, "signal", HiddenLayer::forward);
        return new Figure(
                        "gain-per-layer",
                        "What each layer makes of the gradient and of the signal, predicted and measured",
                        "Lines: measured; points: predicted from n·Var(w) and one layer's mean squares. The gradient's last"
                                + " gain comes from the output layer, the signal's last one leads to it.",
                        Axis.linear("layer"),
                        Axis.log("gain"),
                        activations.size(),
                        panels)
                .withGuides(Guide.atY("kept", 1));
    }

    private void gainPanels(List<Panel> panels, String what, Function<HiddenLayer, Gain> direction) {
        for (Activation activation : activations) {
            List<Series> series = new ArrayList<>();
            for (InitialWeights start : weights) {
                Variant variant = new Variant(activation, start, deepest);
                series.add(series(variant, layer -> direction.apply(layer).measured()));
                Series predicted =
                        series(variant, layer -> direction.apply(layer).predicted());
                series.add(Series.points(start + ", predicted", predicted.x(), predicted.y())
                        .as(start.role()));
            }
            panels.add(new Panel(ActivationNames.of(activation) + ", " + what, series));
        }
    }

    private Figure agreement() {
        List<Panel> panels = activations.stream()
                .map(activation -> new Panel(
                        ActivationNames.of(activation),
                        weights.stream()
                                .map(start -> series(
                                        new Variant(activation, start, deepest),
                                        layer -> layer.weightGradient().ofBatches()
                                                / layer.weightGradient().ofImages()))
                                .toList()))
                .toList();
        return new Figure(
                        "weight-gradient-of-batches",
                        "What averaging over a mini-batch leaves of the weight gradient",
                        "Root mean square of the mini-batches' weight gradient, which updates the weights, divided by that of"
                                + " single images: 1 if all images ask for the same, 1/√n if each of n asks for something"
                                + " of its own, less if they contradict each other.",
                        Axis.linear("layer"),
                        Axis.log("mini-batches ÷ single images"),
                        panels.size(),
                        panels)
                .withGuides(Guide.atY("independent images", 1 / Math.sqrt(batchSize)));
    }

    private Table firstLayers(String id, String title, IntPredicate depth) {
        Table.Builder table = Table.of(
                id,
                title,
                "Judge its size, not only the share that arrives: where the last layer's gradient has vanished already, a"
                        + " share of one is no comfort.",
                Column.text("network"),
                Column.of("RMS, first layer", Format.SCIENTIFIC),
                Column.of("median, first layer", Format.SCIENTIFIC),
                Column.of("RMS, first ÷ last", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            if (depth.test(variant.depth())) {
                table.row(
                        variant.toString(),
                        runs.summary(variant, layers -> layers.get(0).rms()),
                        runs.summary(variant, layers -> layers.get(0).median()),
                        runs.summary(variant, layers -> reaching(layers, HiddenLayer::rms)));
            }
        }
        return table.build();
    }

    private Figure figure(String id, String title, String caption, ToDoubleFunction<HiddenLayer> gradient) {
        List<Panel> panels = new ArrayList<>();
        for (Activation activation : activations) {
            for (int depth : depths) {
                List<Series> series = weights.stream()
                        .map(start -> series(new Variant(activation, start, depth), gradient))
                        .toList();
                panels.add(new Panel(ActivationNames.of(activation) + ", " + depth + " layers", series));
            }
        }
        return new Figure(id, title, caption, Axis.linear("layer"), Axis.log("gradient"), depths.size(), panels);
    }

    private Series series(Variant variant, ToDoubleFunction<HiddenLayer> gradient) {
        List<Double> layers = IntStream.rangeClosed(1, variant.depth())
                .mapToObj(i -> (double) i)
                .toList();
        return Curves.band(
                        variant.weights().toString(),
                        layers,
                        runs.of(variant),
                        (hidden, i) -> gradient.applyAsDouble(hidden.get(i)))
                .as(variant.weights().role());
    }
}
