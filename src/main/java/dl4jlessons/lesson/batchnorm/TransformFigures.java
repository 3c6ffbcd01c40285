package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SLOW;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.SLOWEST;
import static dl4jlessons.lesson.batchnorm.NormalizedNetwork.STANDARD;

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.BatchNormProbe.Snapshot;
import dl4jlessons.training.Runs;
import dl4jlessons.training.UnitStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Charts of {@link BatchNormTransform}. */
final class TransformFigures {
    private static final List<NormalizedNetwork> DECAYS = List.of(STANDARD, SLOW, SLOWEST);

    private final Runs<FormulaCheck.Case, FormulaCheck> formula;
    private final Runs<NormalizedNetwork, List<Snapshot>> networks;

    TransformFigures(Runs<FormulaCheck.Case, FormulaCheck> formula, TransformTraining training) {
        this.formula = formula;
        this.networks = training.runs();
    }

    Figure unitsBeforeAndAfter() {
        FormulaCheck check = formula.of(FormulaCheck.HIDDEN_FLOAT).get(0);
        return new Figure(
                "units",
                "Each hidden unit's mean and standard deviation over a mini-batch",
                "One point a unit. Whatever comes in, all units leave at mean 0 and standard deviation 1, until γ and β"
                        + " give each a place of its own: its mean is then β and its standard deviation γ.",
                Axis.linear("mean"),
                Axis.linear("standard deviation"),
                3,
                List.of(
                        units("what enters the layer", check.input()),
                        units("γ = 1, β = 0", check.normalized()),
                        units("random γ and β", check.moved())));
    }

    private static Panel units(String title, UnitStatistics statistics) {
        return new Panel(title, List.of(Series.points("units", statistics.means(), statistics.deviations())));
    }

    Figure varianceByEpsilon() {
        return Figure.single(
                "epsilon",
                "Variance that leaves the layer against variance that enters it",
                "Pixels of one mini-batch, sorted; constant ones are left out. Where the variance is as large as ε, half of it is"
                        + " left. The book's ε is 1e-6, DL4J's default 1e-5; a unit of a hidden layer is far to the right.",
                Axis.log("variance of the pixel"),
                Axis.linear("variance after normalization").between(0, 1.05),
                Stream.of(Epsilon.values())
                        .map(epsilon -> variances(
                                epsilon.toString(),
                                formula.of(FormulaCheck.pixels(epsilon)).get(0)))
                        .toList());
    }

    private static Series variances(String name, FormulaCheck check) {
        List<Double> before = check.input().variances();
        List<Double> after = check.normalized().variances();
        List<Integer> varying = IntStream.range(0, before.size())
                .boxed()
                .filter(i -> before.get(i) > 0)
                .sorted(Comparator.comparing(before::get))
                .toList();
        return Series.line(
                name,
                varying.stream().map(before::get).toList(),
                varying.stream().map(after::get).toList());
    }

    Figure scaleAndShift() {
        return new Figure(
                "gamma-beta",
                "Where training takes γ and β",
                "How far the first layer's units have moved from 1 and 0: the one in the middle, and those that a tenth of all units lie"
                        + " below and above.",
                Axis.linear("iteration"),
                Axis.linear("change since the start"),
                2,
                List.of(percentiles("γ − 1", 1, Snapshot::gamma), percentiles("β", 0, Snapshot::beta)));
    }

    private Panel percentiles(String title, double start, Function<Snapshot, List<Double>> values) {
        return new Panel(
                title,
                Stream.of(90, 50, 10)
                        .map(p -> over(
                                p == 50 ? "median" : p + "th percentile",
                                STANDARD,
                                snapshot -> new Percentile(p).evaluate(TransformTraining.array(values.apply(snapshot)))
                                        - start))
                        .toList());
    }

    Figure accuracies() {
        return new Figure(
                "accuracy",
                "Validation accuracy in training mode and in inference mode",
                "The three networks have the same weights at every moment: decay changes nothing but the running statistics.",
                Axis.linear("iteration"),
                Axis.linear("validation accuracy").between(0, 1),
                DECAYS.size(),
                DECAYS.stream()
                        .map(variant -> new Panel(
                                variant.toString(),
                                List.of(
                                        over("statistics of the images", variant, Snapshot::batchAccuracy),
                                        over("running statistics", variant, Snapshot::runningAccuracy))))
                        .toList());
    }

    Figure statisticsErrors() {
        return new Figure(
                "running-statistics",
                "How far running statistics are from the true ones",
                "Root mean square over units. A small decay forgets the arbitrary start soon, but is noisier for ever; a large"
                        + " one is smooth, and for long wrong.",
                Axis.linear("iteration"),
                Axis.log("deviation"),
                2,
                List.of(
                        errors("mean, in standard deviations", Snapshot::meanError),
                        errors("standard deviation, as a share", Snapshot::deviationError)));
    }

    private Panel errors(String title, ToDoubleFunction<Snapshot> error) {
        return new Panel(
                title,
                DECAYS.stream()
                        .map(variant -> over(variant.toString(), variant, error))
                        .toList());
    }

    private Series over(String name, NormalizedNetwork variant, ToDoubleFunction<Snapshot> value) {
        List<List<Snapshot>> seeds = networks.of(variant);
        List<Double> iterations = seeds.get(0).stream()
                .map(snapshot -> (double) snapshot.iteration())
                .toList();
        return Curves.band(name, iterations, seeds, (snapshots, i) -> value.applyAsDouble(snapshots.get(i)));
    }
}
