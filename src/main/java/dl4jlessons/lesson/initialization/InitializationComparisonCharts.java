package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant.BOOK_RATE;
import static org.nd4j.linalg.activations.Activation.RELU;
import static org.nd4j.linalg.activations.Activation.SIGMOID;
import static org.nd4j.linalg.activations.Activation.TANH;

import dl4jlessons.lesson.ChanceLevel;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Suitable;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.activations.Activation;

/** Table and charts of {@link InitializationComparison}. */
final class InitializationComparisonCharts implements LessonCharts {
    private static final double ROOM = 0.1;

    private final RunResults<Variant, Outcome> runs;
    private final int iterations;
    private final ChanceLevel chance;
    private final List<Double> shownRates;
    private final Function<Activation, List<Variant>> best;
    private final Map<Activation, Suitable> suitable;

    /**
     * @param shownRates learning rates of tanh and sigmoid that are shown beside one another
     * @param best networks of an activation function, each kind of weights at its own learning rate
     * @param suitable spreads of the activation functions
     */
    InitializationComparisonCharts(
            InitializationComparisonReadings readings,
            List<Double> shownRates,
            Function<Activation, List<Variant>> best,
            Map<Activation, Suitable> suitable,
            ChanceLevel chance) {
        this.suitable = suitable;
        this.shownRates = shownRates;
        this.best = best;
        this.runs = readings.runs();
        this.iterations = readings.early();
        this.chance = chance;
    }

    @Override
    public List<Table> tables() {
        return List.of(losses());
    }

    @Override
    public List<Figure> figures() {
        return List.of(reluCurves(), allCurves(), lossAgainstSpread());
    }

    private Table losses() {
        Table.Builder table = Table.of(
                "losses",
                "Training loss",
                "The chance-level loss is " + chance.lossText()
                        + ". Per-unit standard deviation: of a unit of the last hidden"
                        + " layer across inputs before training, median over units.",
                Column.text("network"),
                Column.of("per-unit standard deviation at the start", Format.SCIENTIFIC),
                Column.heat("loss after " + iterations, Format.DECIMAL),
                Column.of("iterations in all", Format.COUNT),
                Column.of("loss at the end", Format.DECIMAL),
                Column.of("validation accuracy", Format.PERCENT));
        for (Variant variant : runs.variants()) {
            table.row(
                    variant.toString(),
                    runs.summary(variant, Outcome::initialUnitSpread),
                    Table.loss(runs.summary(variant, this::loss)),
                    runs.summary(variant, outcome -> outcome.history().losses().size()),
                    Table.loss(runs.summary(variant, Outcome::finalLoss)),
                    accuracy(variant));
        }
        return table.build();
    }

    /** A network that is not a number has no accuracy, and not one of 0. */
    private Object accuracy(Variant variant) {
        boolean diverged =
                Double.isInfinite(runs.summary(variant, Outcome::finalLoss).min());
        return diverged
                ? "diverged"
                : runs.summary(variant, outcome -> outcome.history().last().validationAccuracy());
    }

    private Figure reluCurves() {
        return Figure.single(
                "relu-loss",
                "ReLU: training loss from five kinds of initial weights",
                "The book's figure 6-15. A network that stays at " + chance.lossText()
                        + " has learned nothing; one that diverges" + " at once has no line.",
                Axis.linear("iteration"),
                Axis.linear("training loss").between(0, chance.axisTop(ROOM)),
                curves(RELU, BOOK_RATE, Integer.MAX_VALUE));
    }

    private Figure allCurves() {
        List<Panel> panels = new ArrayList<>();
        for (Activation activation : List.of(TANH, SIGMOID)) {
            for (double rate : shownRates) {
                panels.add(new Panel(
                        ActivationNames.of(activation) + ", learning rate " + rate,
                        curves(activation, rate, Integer.MAX_VALUE)));
            }
        }
        return new Figure(
                "all-losses",
                "tanh and sigmoid: training loss at three learning rates",
                "The book's learning rate is " + BOOK_RATE
                        + ". At a rate that suits one kind of weights another may stay"
                        + " at chance level; the table has each at its own best rate.",
                Axis.linear("iteration"),
                Axis.linear("training loss").between(0, chance.axisTop(ROOM)),
                shownRates.size(),
                panels);
    }

    private List<Series> curves(Activation activation, double rate, int first) {
        List<InitialWeights> inOrder =
                runs.variants().stream().map(Variant::weights).distinct().toList();
        return runs.variants().stream()
                .filter(v -> v.activation() == activation && v.learningRate() == rate)
                .sorted(Comparator.comparingInt(v -> inOrder.indexOf(v.weights())))
                .map(v -> Curves.loss(
                                v.weights().toString(),
                                runs.of(v).stream()
                                        .map(outcome -> outcome.history().first(first))
                                        .toList())
                        .as(v.weights().role()))
                .toList();
    }

    private Figure lossAgainstSpread() {
        List<Panel> panels = List.of(RELU, TANH, SIGMOID).stream()
                .map(activation -> new Panel(
                        ActivationNames.of(activation), spreadPoints(activation), band(suitable.get(activation))))
                .toList();
        return new Figure(
                "loss-against-spread",
                "Loss after " + iterations + " iterations against the per-unit standard deviation at the start",
                "One point a seed, each kind of weights at its own best learning rate (ReLU at the book's).",
                Axis.log("per-unit standard deviation before training"),
                Axis.linear("training loss").between(0, 7),
                panels.size(),
                panels);
    }

    private static String band(Suitable of) {
        return String.format(Locale.ROOT, "suitable: %.3f to %.3f", of.low(), of.high());
    }

    private double loss(Outcome outcome) {
        return outcome.lossAfter(iterations);
    }

    private List<Series> spreadPoints(Activation activation) {
        return best.apply(activation).stream()
                .map(v -> Series.points(
                                v.weights().toString(),
                                runs.of(v).stream()
                                        .map(Outcome::initialUnitSpread)
                                        .toList(),
                                runs.of(v).stream().map(this::loss).toList())
                        .as(v.weights().role()))
                .toList();
    }
}
