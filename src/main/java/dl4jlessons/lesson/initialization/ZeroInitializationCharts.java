package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Outcome;
import dl4jlessons.lesson.initialization.ZeroInitializationReadings.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.LessonCharts;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link ZeroInitialization}. */
final class ZeroInitializationCharts implements LessonCharts {
    private final RunResults<Variant, Outcome> runs;
    private final List<Activation> activations;
    private final List<InitialWeights> weights;
    private final int hiddenUnits;
    private final int countEvery;

    /**
     * @param activations a panel each
     * @param weights a line each
     * @param hiddenUnits of every network that has a hidden layer
     * @param countEvery iterations from one count of distinct units to the next
     */
    ZeroInitializationCharts(
            RunResults<Variant, Outcome> runs,
            List<Activation> activations,
            List<InitialWeights> weights,
            int hiddenUnits,
            int countEvery) {
        this.runs = runs;
        this.weights = weights;
        this.hiddenUnits = hiddenUnits;
        this.activations = activations;
        this.countEvery = countEvery;
    }

    @Override
    public List<Table> tables() {
        return List.of(outcomes());
    }

    @Override
    public List<Figure> figures() {
        return List.of(distinctUnits(), losses());
    }

    private Table outcomes() {
        Table.Builder table = Table.of(
                "outcomes",
                "After training",
                "Mean ± standard deviation over the seeds. A folding error of 0 means that one unit does the work of all.",
                Column.text("hidden layer, weights"),
                Column.heat("validation accuracy", Format.PERCENT),
                Column.of("distinct units", Format.COUNT),
                Column.of("largest weight", Format.SCIENTIFIC),
                Column.of("folding error", Format.SCIENTIFIC));
        for (Variant variant : runs.variants()) {
            boolean hidden = variant.hidden().isPresent();
            table.row(
                    variant.toString(),
                    runs.summary(variant, Outcome::validationAccuracy),
                    hidden ? runs.summary(variant, Outcome::distinctAtEnd) : "",
                    runs.summary(variant, Outcome::largestWeight),
                    hidden ? runs.summary(variant, Outcome::foldingError) : "");
        }
        return table.build();
    }

    private Figure distinctUnits() {
        return panels(
                "distinct-units",
                "How many of " + hiddenUnits + " hidden units are different",
                "Equal weights make a hundred copies of one unit. In theory they stay copies for ever; where a line leaves 1,"
                        + " rounding has told units apart.",
                Axis.log("distinct units").between(0.8, 1.5 * hiddenUnits),
                variant -> {
                    int counts = runs.of(variant).get(0).distinctUnits().size();
                    List<Double> x = IntStream.range(0, counts)
                            .mapToObj(i -> (double) i * countEvery)
                            .toList();
                    return Curves.band(
                                    variant.weights().toString(),
                                    x,
                                    runs.of(variant),
                                    (outcome, i) -> outcome.distinctUnits().get(i))
                            .as(variant.weights().role());
                });
    }

    private Figure losses() {
        return panels(
                "loss",
                "Training loss",
                "A network that only learns how frequent the classes are stays at the chance-level loss, the logarithm of the"
                        + " number of classes: ln 10 ≈ 2.303 for ten that are equally frequent.",
                Axis.linear("loss"),
                variant -> Curves.loss(
                                variant.weights().toString(),
                                runs.of(variant).stream().map(Outcome::history).toList())
                        .as(variant.weights().role()));
    }

    private Figure panels(String id, String title, String caption, Axis y, Function<Variant, Figure.Series> series) {
        List<Panel> panels = activations.stream()
                .map(activation -> new Panel(
                        ActivationNames.of(activation),
                        weights.stream()
                                .map(start -> series.apply(Variant.of(activation, start)))
                                .toList()))
                .toList();
        return new Figure(id, title, caption, Axis.linear("iteration"), y, panels.size(), panels);
    }
}
