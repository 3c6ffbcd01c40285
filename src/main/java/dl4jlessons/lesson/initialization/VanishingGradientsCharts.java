package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.VanishingGradientsReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link VanishingGradients}. */
final class VanishingGradientsCharts implements LessonCharts {
    private final RunResults<Variant, List<HiddenLayer>> runs;

    private final List<Activation> activations;
    private final List<InitialWeights> weights;
    private final List<Integer> depths;

    /**
     * @param activations of the networks
     * @param weights from which each of them was started
     * @param depths in which each of them was made
     */
    VanishingGradientsCharts(
            RunResults<Variant, List<HiddenLayer>> runs,
            List<Activation> activations,
            List<InitialWeights> weights,
            List<Integer> depths) {
        this.runs = runs;
        this.activations = activations;
        this.weights = weights;
        this.depths = depths;
    }

    @Override
    public List<Table> tables() {
        return List.of(firstLayers());
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
                        HiddenLayer::median));
    }

    private Table firstLayers() {
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
                    runs.summary(variant, layers -> VanishingGradientsReadings.reaching(layers, HiddenLayer::rms)));
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
