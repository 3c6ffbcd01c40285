package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitialWeights.CONSTANT;
import static dl4jlessons.lesson.initialization.InitialWeights.GLOROT;
import static dl4jlessons.lesson.initialization.InitialWeights.ZERO;
import static dl4jlessons.lesson.initialization.ZeroInitialization.ACTIVATIONS;
import static dl4jlessons.lesson.initialization.ZeroInitialization.HIDDEN_UNITS;

import dl4jlessons.lesson.initialization.ZeroInitialization.Outcome;
import dl4jlessons.lesson.initialization.ZeroInitialization.Variant;
import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Table and charts of {@link ZeroInitialization}. */
final class ZeroCharts {
    private final Runs<Variant, Outcome> runs;
    private final int countEvery;

    /** @param countEvery iterations from one count of distinct units to the next */
    ZeroCharts(Runs<Variant, Outcome> runs, int countEvery) {
        this.runs = runs;
        this.countEvery = countEvery;
    }

    Table table() {
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

    Figure distinctUnits() {
        return panels(
                "distinct-units",
                "How many of " + HIDDEN_UNITS + " hidden units are different",
                "Equal weights make a hundred copies of one unit. In theory they stay copies for ever; where a line leaves 1,"
                        + " rounding has told units apart.",
                Axis.log("distinct units").between(0.8, 1.5 * HIDDEN_UNITS),
                variant -> {
                    int counts = runs.of(variant).get(0).distinctUnits().size();
                    List<Double> x = IntStream.range(0, counts)
                            .mapToObj(i -> (double) i * countEvery)
                            .toList();
                    return Curves.band(
                            variant.weights().toString(), x, runs.of(variant), (outcome, i) -> outcome.distinctUnits()
                                    .get(i));
                });
    }

    Figure losses() {
        return panels(
                "loss",
                "Training loss",
                "A network that only learns how frequent the classes are stays at the loss of guessing, ln 10 or 2.303 for ten"
                        + " equally frequent ones.",
                Axis.linear("loss"),
                variant -> Curves.loss(
                        variant.weights().toString(),
                        runs.of(variant).stream().map(Outcome::history).toList()));
    }

    private Figure panels(String id, String title, String caption, Axis y, Function<Variant, Figure.Series> series) {
        List<Panel> panels = ACTIVATIONS.stream()
                .map(activation -> new Panel(
                        Names.of(activation),
                        Stream.of(ZERO, CONSTANT, GLOROT)
                                .map(weights -> series.apply(new Variant(Optional.of(activation), weights)))
                                .toList()))
                .toList();
        return new Figure(id, title, caption, Axis.linear("iteration"), y, panels.size(), panels);
    }
}
