package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.ActivationDistributions.ACTIVATIONS;
import static dl4jlessons.lesson.initialization.ActivationDistributions.LAYERS;
import static dl4jlessons.lesson.initialization.ActivationDistributions.WEIGHTS;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;

import dl4jlessons.lesson.initialization.ActivationDistributions.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.ActivationProbe.Histogram;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link ActivationDistributions}. */
final class ActivationCharts {
    /** Top of the histograms: high enough for broad distributions, low enough to see their shape. */
    private static final double HIGHEST_BAR = 0.3;

    private final Runs<Variant, List<Layer>> runs;

    ActivationCharts(Runs<Variant, List<Layer>> runs) {
        this.runs = runs;
    }

    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        for (Activation activation : ACTIVATIONS) {
            figures.add(histograms(activation, Normalization.NONE));
        }
        figures.add(spreads(
                "spread-pooled",
                "Spread of all activations of a layer",
                "Taken together, sigmoid activations look broad with Xavier's weights.",
                Layer::pooledSpread));
        figures.add(spreads(
                "spread-unit",
                "Spread of one unit across inputs",
                "The same networks, unit by unit: how much a unit's output depends on the input. Sigmoid loses it with every"
                        + " layer.",
                Layer::unitSpread));
        figures.add(histograms(SIGMOID, Normalization.BEFORE));
        figures.add(histograms(SIGMOID, Normalization.AFTER));
        figures.add(histograms(RELU, Normalization.BEFORE));
        return figures;
    }

    Table table() {
        Table.Builder table = Table.of(
                "spread",
                "The last layer",
                "Pooled: standard deviation of all activations of the layer. One unit: its standard deviation across inputs,"
                        + " median over units. Saturated: within 5 % of a flat end of the function (for ReLU: zero).",
                Column.text("function, weights"),
                Column.heat("saturated", Format.PERCENT),
                Column.of("pooled spread", Format.SCIENTIFIC),
                Column.of("one unit's spread", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            table.row(
                    variant.toString(),
                    runs.summary(variant, layers -> last(layers).saturated()),
                    runs.summary(variant, layers -> last(layers).pooledSpread()),
                    runs.summary(variant, layers -> last(layers).unitSpread()));
        }
        return table.build();
    }

    private static Layer last(List<Layer> layers) {
        return layers.get(LAYERS - 1);
    }

    /** Rows of panels: the weights; columns: the layers. The first seed's network is drawn. */
    private Figure histograms(Activation activation, Normalization normalization) {
        List<Panel> panels = new ArrayList<>();
        for (InitialWeights weights : WEIGHTS) {
            List<Layer> layers =
                    runs.of(new Variant(activation, weights, normalization)).get(0);
            for (int layer = 0; layer < LAYERS; layer++) {
                Histogram histogram = layers.get(layer).histogram();
                List<Double> bars = histogram.shares().stream()
                        .map(share -> Math.min(share, HIGHEST_BAR))
                        .toList();
                panels.add(new Panel(
                        weights + " · layer " + (layer + 1),
                        List.of(Series.bars(weights.toString(), histogram.centres(), bars))));
            }
        }
        String name = Names.of(activation) + normalization;
        return new Figure(
                "histograms-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-"),
                "Activations, " + name,
                "Share of activations by value; one row a choice of weights, one column a layer. Bars that reach the top go on"
                        + " beyond it, and the outermost bars hold all that lies outside.",
                Axis.linear("activation"),
                Axis.linear("share").between(0, HIGHEST_BAR),
                LAYERS,
                panels);
    }

    private Figure spreads(String id, String title, String caption, ToDoubleFunction<Layer> spread) {
        List<Double> x =
                IntStream.rangeClosed(1, LAYERS).mapToObj(i -> (double) i).toList();
        List<Panel> panels = ACTIVATIONS.stream()
                .map(activation -> new Panel(
                        Names.of(activation),
                        WEIGHTS.stream()
                                .map(weights -> Curves.band(
                                        weights.toString(),
                                        x,
                                        runs.of(new Variant(activation, weights, Normalization.NONE)),
                                        (layers, i) -> spread.applyAsDouble(layers.get(i))))
                                .toList()))
                .toList();
        return new Figure(id, title, caption, Axis.linear("layer"), Axis.log("standard deviation"), 4, panels);
    }
}
