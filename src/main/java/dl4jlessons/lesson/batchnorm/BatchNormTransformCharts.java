package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SLOW;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.SLOWEST;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant.STANDARD;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.at;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.last;
import static dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.spread;
import static dl4jlessons.lesson.batchnorm.OneBatch.HIDDEN_FLOAT;

import dl4jlessons.lesson.batchnorm.BatchNormProbe.Snapshot;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormBatch;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.LayerNormalized;
import dl4jlessons.lesson.batchnorm.BatchNormTransformReadings.Variant;
import dl4jlessons.lesson.batchnorm.GradientCheck.Compared;
import dl4jlessons.lesson.batchnorm.OneBatch.Epsilon;
import dl4jlessons.lesson.batchnorm.OneBatch.Transform;
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
import dl4jlessons.training.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Tables and charts of {@link BatchNormTransform}. */
final class BatchNormTransformCharts implements LessonCharts {
    private static final List<Variant> DECAYS = List.of(STANDARD, SLOW, SLOWEST);

    /** What the parameters of {@link BackpropagationCheck}'s network are. */
    private static final Map<String, String> NAMES = Map.of(
            "0_W", "weights below the layer",
            "1_gamma", "γ",
            "1_beta", "β",
            "3_W", "weights above the layer",
            "3_b", "biases above the layer",
            "input", "input");

    private final RunResults<Transform, OneBatch> transforms;
    private final RunResults<Integer, BackpropagationCheck> gradients;
    private final RunResults<Variant, List<Snapshot>> networks;
    private final RunResults<LayerNormBatch, LayerNormalized> layerNorm;
    private final List<Integer> early;
    private final int validationImages;
    private final String checkedLayers;

    /**
     * @param early iterations after which accuracies are listed besides those at the end
     * @param validationImages on which accuracies were measured
     * @param checkedLayers of the network whose gradients were checked, such as {@code 784-20-10}
     */
    BatchNormTransformCharts(
            BatchNormTransformReadings readings, List<Integer> early, int validationImages, String checkedLayers) {
        this.transforms = readings.transforms();
        this.gradients = readings.gradients();
        this.networks = readings.training();
        this.layerNorm = readings.layerNorm();
        this.early = early;
        this.validationImages = validationImages;
        this.checkedLayers = checkedLayers;
    }

    @Override
    public List<Table> tables() {
        return List.of(formula(), training(), keptByLayer(), gradients(), layerNorm());
    }

    @Override
    public List<Figure> figures() {
        return List.of(unitsBeforeAndAfter(), varianceByEpsilon(), accuracies(), statisticsErrors());
    }

    private Table formula() {
        Table.Builder table = Table.of(
                "formula",
                "The layer on one mini-batch of " + STANDARD.batchSize() + " images",
                "Difference from the formula: with random γ and β. Running statistics: after one update, against what decay"
                        + " promises. Mean and variance: of what leaves the layer while γ is 1 and β"
                        + " is 0, constant inputs left out.",
                Column.text("what is normalized"),
                Column.of("difference from the formula", Format.SCIENTIFIC),
                Column.of("difference of running statistics", Format.SCIENTIFIC),
                Column.of("largest absolute mean", Format.SCIENTIFIC),
                Column.of("largest distance of a variance from 1", Format.SCIENTIFIC),
                Column.of("constant inputs", Format.COUNT));
        for (Transform transform : transforms.variants()) {
            table.row(
                    transform.toString(),
                    transforms.summary(transform, OneBatch::difference),
                    transforms.summary(transform, OneBatch::runningDifference),
                    transforms.summary(transform, check -> check.normalized().largestMean()),
                    transforms.summary(transform, BatchNormTransformCharts::distanceFromOne),
                    transforms.summary(
                            transform, check -> BatchNormTransformReadings.constantUnits(check.normalized())));
        }
        return table.build();
    }

    /** Constant inputs aside, whose variance is 0. */
    private static double distanceFromOne(OneBatch check) {
        return check.normalized().variances().stream()
                .filter(variance -> variance > 0)
                .mapToDouble(variance -> Math.abs(variance - 1))
                .max()
                .orElse(Double.NaN);
    }

    private Table training() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("network"));
        early.forEach(
                iterations -> columns.add(Column.heat("inference, " + iterations + " iterations", Format.PERCENT)));
        columns.add(Column.heat("inference, at the end", Format.PERCENT));
        columns.add(Column.heat("as in training, at the end", Format.PERCENT));
        columns.add(Column.heat("the same, γ and β set back", Format.PERCENT));
        columns.add(Column.of("largest change of a weight", Format.SCIENTIFIC));
        columns.add(Column.of("spread of γ", Format.DECIMAL));
        columns.add(Column.of("spread of β", Format.DECIMAL));
        Table.Builder table = Table.of(
                "training",
                "Training and inference",
                "Accuracy on " + validationImages
                        + " validation images, normalized with running statistics as in inference, or with the images'"
                        + " own as in training. The decay has no influence on the weights. With two images some steps are huge:"
                        + " gradients are divided by the standard deviation, and to some unit the two look nearly alike.",
                columns.toArray(Column[]::new));
        for (Variant variant : networks.variants()) {
            List<Object> row = new ArrayList<>();
            row.add(variant.toString());
            early.forEach(iterations -> row.add(
                    networks.summary(variant, snapshots -> at(iterations, snapshots, Snapshot::runningAccuracy))));
            row.add(networks.summary(variant, snapshots -> last(snapshots).runningAccuracy()));
            row.add(networks.summary(variant, snapshots -> last(snapshots).batchAccuracy()));
            row.add(networks.summary(variant, snapshots -> last(snapshots).resetAccuracy()));
            row.add(networks.summary(variant, snapshots -> last(snapshots).weightChange()));
            row.add(networks.summary(
                    variant, snapshots -> spread(last(snapshots).gamma())));
            row.add(networks.summary(
                    variant, snapshots -> spread(last(snapshots).beta())));
            table.row(row);
        }
        return table.build();
    }

    private Table layerNorm() {
        Table.Builder table = Table.of(
                "layer-norm",
                "Layer normalization, with mini-batches and with single images",
                "The same dense layers, rate and iterations, with layer normalization: every image is normalized over its own"
                        + " units, so that it makes no difference which others are beside it.",
                Column.of("images in a mini-batch", Format.COUNT),
                Column.heat("inference, at the end", Format.PERCENT),
                Column.of("largest difference of an output, training and inference", Format.SCIENTIFIC));
        for (LayerNormBatch batch : layerNorm.variants()) {
            table.row(
                    batch.batchSize(),
                    layerNorm.summary(batch, LayerNormalized::accuracy),
                    layerNorm.summary(batch, LayerNormalized::trainingMinusInference));
        }
        return table.build();
    }

    private Table keptByLayer() {
        return Table.of(
                        "kept-by-layer",
                        "What the layer keeps, one number a unit",
                        "All four are parameters to DL4J, but only γ and β follow gradients. The other two are moving averages,"
                                + " handed to the network as if they were gradients, so that training on several machines can share"
                                + " them. L2 leaves all four alone. Deviations are kept as logarithms because a small one, squared,"
                                + " is lost in a short floating-point number.",
                        Column.text("parameter"),
                        Column.of("at the start", Format.DECIMAL),
                        Column.of("after training: smallest", Format.DECIMAL),
                        Column.of("median", Format.DECIMAL),
                        Column.of("largest", Format.DECIMAL))
                .row(keptRow("gamma: scale", Snapshot::gamma))
                .row(keptRow("beta: shift", Snapshot::beta))
                .row(keptRow(
                        "mean: running mean", snapshot -> snapshot.running().means()))
                .row(keptRow(
                        "log10stdev: logarithm of the running standard deviation",
                        snapshot -> snapshot.running().deviations().stream()
                                .map(Math::log10)
                                .toList()))
                .build();
    }

    private List<?> keptRow(String name, Function<Snapshot, List<Double>> kept) {
        return List.of(
                name,
                overSeeds(snapshots -> median(kept.apply(snapshots.get(0)))),
                overSeeds(snapshots -> Collections.min(kept.apply(last(snapshots)))),
                overSeeds(snapshots -> median(kept.apply(last(snapshots)))),
                overSeeds(snapshots -> Collections.max(kept.apply(last(snapshots)))));
    }

    private Summary overSeeds(ToDoubleFunction<List<Snapshot>> figure) {
        return networks.summary(STANDARD, figure);
    }

    private static double median(List<Double> values) {
        return new Median().evaluate(values.stream().mapToDouble(v -> v).toArray());
    }

    private Table gradients() {
        int several = BackpropagationCheck.SEVERAL;
        int one = BackpropagationCheck.ONE;
        Table.Builder table = Table.of(
                "gradients",
                "Backpropagation against central differences",
                checkedLayers + " tanh with batch normalization, in double, " + several
                        + " images, random γ and β. With one"
                        + " image the gradients below the layer are 0, and whatever computes zeros would pass.",
                Column.text("gradient with respect to"),
                Column.of("numbers checked", Format.COUNT),
                Column.of("largest gradient", Format.SCIENTIFIC),
                Column.of("largest difference", Format.SCIENTIFIC),
                Column.of("difference ÷ largest gradient", Format.SCIENTIFIC),
                Column.of("largest gradient with one image", Format.SCIENTIFIC));
        List<Compared> compared = gradients.of(several).get(0).parameters();
        for (int i = 0; i < compared.size(); i++) {
            int index = i;
            table.row(
                    NAMES.get(compared.get(i).parameter()),
                    compared.get(i).entries(),
                    gradients.summary(
                            several, check -> check.parameters().get(index).largest()),
                    gradients.summary(
                            several, check -> check.parameters().get(index).difference()),
                    gradients.summary(
                            several, check -> check.parameters().get(index).relativeDifference()),
                    gradients.summary(
                            one, check -> check.parameters().get(index).largest()));
        }
        return table.build();
    }

    private Figure unitsBeforeAndAfter() {
        OneBatch check = transforms.of(HIDDEN_FLOAT).get(0);
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

    private Figure varianceByEpsilon() {
        return Figure.single(
                "epsilon",
                "Variance that leaves the layer against variance that enters it",
                "Pixels of one mini-batch, sorted; constant ones are left out. Where the variance is as large as ε, half of it is"
                        + " left. The book's ε is 10⁻⁶, DL4J's default 10⁻⁵; a unit of a hidden layer is far to the right.",
                Axis.log("variance of the pixel"),
                Axis.linear("variance after normalization").between(0, 1.05),
                Stream.of(Epsilon.values())
                        .map(epsilon -> variances(
                                epsilon.toString(),
                                transforms.of(OneBatch.pixels(epsilon)).get(0)))
                        .toList());
    }

    private static Series variances(String name, OneBatch check) {
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

    private Figure accuracies() {
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

    private Figure statisticsErrors() {
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

    private Series over(String name, Variant variant, ToDoubleFunction<Snapshot> value) {
        List<List<Snapshot>> seeds = networks.of(variant);
        List<Double> iterations = seeds.get(0).stream()
                .map(snapshot -> (double) snapshot.iteration())
                .toList();
        return Curves.band(name, iterations, seeds, (snapshots, i) -> value.applyAsDouble(snapshots.get(i)));
    }
}
