package dl4jlessons.lesson.initialization;

import static org.nd4j.linalg.activations.Activation.IDENTITY;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.lesson.initialization.ActivationDistributionsReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.ActivationProbe.Histogram;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link ActivationDistributions}. */
final class ActivationDistributionsCharts implements LessonCharts {
    /** Top of the histograms: high enough for broad distributions, low enough to see their shape. */
    private static final double HIGHEST_BAR = 0.3;

    private final RunResults<Variant, List<Layer>> runs;
    private final List<Activation> activations;
    private final List<InitialWeights> weights;
    private final List<Integer> widths;

    /**
     * @param activations of the networks without normalization
     * @param weights from which each of them was started
     * @param widths of their inputs and layers
     */
    ActivationDistributionsCharts(
            ActivationDistributionsReadings readings,
            List<Activation> activations,
            List<InitialWeights> weights,
            List<Integer> widths) {
        this.runs = readings.layers();
        this.activations = activations;
        this.weights = weights;
        this.widths = widths;
    }

    @Override
    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Activation activation : activations) {
            figures.add(histograms(activation, Normalization.NONE));
        }
        figures.add(spreads(
                "spread-pooled",
                "Pooled standard deviation of a layer",
                "All activations of a layer taken together: sigmoid activations look broad with Xavier's weights.",
                Layer::pooledSpread));
        figures.add(spreads(
                "spread-unit",
                "Per-unit standard deviation across inputs",
                "The same networks, unit by unit: how much a unit's output depends on the input. Sigmoid loses it with every"
                        + " layer.",
                Layer::unitSpread));
        figures.add(histograms(SIGMOID, Normalization.BEFORE));
        figures.add(histograms(SIGMOID, Normalization.AFTER));
        figures.add(histograms(RELU, Normalization.BEFORE));
        return figures;
    }

    /** What they show of other functions, sigmoid's and ReLU's histograms show first. */
    @Override
    public Set<String> folded() {
        return Set.of(id(TANH, Normalization.NONE), id(IDENTITY, Normalization.NONE), id(SIGMOID, Normalization.AFTER));
    }

    @Override
    public List<Table> tables() {
        return List.of(lastLayers());
    }

    private Table lastLayers() {
        Table.Builder table = Table.of(
                "spread",
                "The last layer",
                "Pooled: standard deviation of all activations of the layer. Per unit: a unit's standard deviation across inputs,"
                        + " median over units. Saturated: within 5 % of a flat end of the function (for ReLU: zero).",
                Column.text("function, weights"),
                Column.heat("saturated", Format.PERCENT),
                Column.of("pooled standard deviation", Format.SCIENTIFIC),
                Column.of("per-unit standard deviation", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            table.row(
                    variant.toString(),
                    runs.summary(variant, layers -> ActivationDistributionsReadings.last(layers)
                            .saturated()),
                    runs.summary(variant, layers -> ActivationDistributionsReadings.last(layers)
                            .pooledSpread()),
                    runs.summary(variant, layers -> ActivationDistributionsReadings.last(layers)
                            .unitSpread()));
        }
        return table.build();
    }

    /** Rows of panels: the weights; columns: the layers. The first seed's network is drawn. */
    private Figure histograms(Activation activation, Normalization normalization) {
        List<Panel> panels = new ArrayList<>();
        for (InitialWeights start : weights) {
            List<Layer> layers = runs.of(new Variant(activation, start, normalization, widths))
                    .get(0);
            for (int layer = 0; layer < layers.size(); layer++) {
                Histogram histogram = layers.get(layer).histogram();
                List<Double> bars = histogram.shares().stream()
                        .map(share -> Math.min(share, HIGHEST_BAR))
                        .toList();
                panels.add(new Panel(
                        start + " · layer " + (layer + 1),
                        List.of(Series.bars(start.toString(), histogram.centres(), bars)
                                .as(start.role()))));
            }
        }
        return new Figure(
                id(activation, normalization),
                "Activations, " + name(activation, normalization),
                "Share of activations by value; one row a choice of weights, one column a layer. Bars that reach the top go on"
                        + " beyond it, and the outermost bars hold all that lies outside.",
                Axis.linear("activation"),
                Axis.linear("share").between(0, HIGHEST_BAR),
                widths.size() - 1,
                panels);
    }

    private static String id(Activation activation, Normalization normalization) {
        return "histograms-"
                + name(activation, normalization).toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String name(Activation activation, Normalization normalization) {
        return ActivationNames.of(activation) + Variant.name(normalization);
    }

    private Figure spreads(String id, String title, String caption, ToDoubleFunction<Layer> spread) {
        List<Double> x =
                IntStream.range(1, widths.size()).mapToObj(i -> (double) i).toList();
        List<Panel> panels = activations.stream()
                .map(activation -> new Panel(
                        ActivationNames.of(activation),
                        weights.stream()
                                .map(start -> Curves.band(
                                                start.toString(),
                                                x,
                                                runs.of(new Variant(activation, start, Normalization.NONE, widths)),
                                                (layers, i) -> spread.applyAsDouble(layers.get(i)))
                                        .as(start.role()))
                                .toList()))
                .toList();
        return new Figure(id, title, caption, Axis.linear("layer"), Axis.log("standard deviation"), 4, panels);
    }
}
