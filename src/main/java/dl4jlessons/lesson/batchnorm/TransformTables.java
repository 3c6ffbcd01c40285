package dl4jlessons.lesson.batchnorm;

import static dl4jlessons.lesson.batchnorm.TransformTraining.last;

import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import dl4jlessons.training.BatchNormProbe.Snapshot;
import dl4jlessons.training.GradientCheck.Compared;
import dl4jlessons.training.Runs;
import dl4jlessons.training.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/** Tables of {@link BatchNormTransform}. */
final class TransformTables {
    /** What the parameters of {@link BackpropagationCheck}'s network are, in the order in which they are listed. */
    private static final Map<String, String> NAMES = Map.of(
            "0_W", "weights below the layer",
            "1_gamma", "γ",
            "1_beta", "β",
            "3_W", "weights above the layer",
            "3_b", "biases above the layer",
            "input", "input");

    private final Runs<FormulaCheck.Case, FormulaCheck> formula;
    private final Runs<Integer, BackpropagationCheck> gradients;
    private final Runs<NormalizedNetwork, List<Snapshot>> networks;

    TransformTables(
            Runs<FormulaCheck.Case, FormulaCheck> formula,
            Runs<Integer, BackpropagationCheck> gradients,
            TransformTraining training) {
        this.formula = formula;
        this.gradients = gradients;
        this.networks = training.runs();
    }

    Table formula() {
        Table.Builder table = Table.of(
                "formula",
                "The layer on one mini-batch of " + BatchNormTransform.BATCH_SIZE + " images",
                "Difference from the formula: with random γ and β. Running statistics: after one update, against what decay"
                        + " promises. Mean and variance: of what leaves the layer while γ is 1 and β"
                        + " is 0, constant inputs left out.",
                Column.text("what is normalized"),
                Column.of("difference from the formula", Format.SCIENTIFIC),
                Column.of("difference of running statistics", Format.SCIENTIFIC),
                Column.of("largest absolute mean", Format.SCIENTIFIC),
                Column.of("largest distance of a variance from 1", Format.SCIENTIFIC),
                Column.of("constant inputs", Format.COUNT));
        for (FormulaCheck.Case checked : formula.variants()) {
            table.row(
                    checked.toString(),
                    formula.summary(checked, FormulaCheck::difference),
                    formula.summary(checked, FormulaCheck::runningDifference),
                    formula.summary(checked, check -> check.normalized().largestMean()),
                    formula.summary(checked, TransformTables::distanceFromOne),
                    formula.summary(
                            checked,
                            check -> Collections.frequency(check.normalized().variances(), 0.0)));
        }
        return table.build();
    }

    /** Constant inputs aside, whose variance is 0. */
    private static double distanceFromOne(FormulaCheck check) {
        return check.normalized().variances().stream()
                .filter(variance -> variance > 0)
                .mapToDouble(variance -> Math.abs(variance - 1))
                .max()
                .orElse(Double.NaN);
    }

    Table training() {
        Table.Builder table = Table.of(
                "training",
                "Training and inference",
                "Accuracy on 1000 validation images, normalized with running statistics as in inference, or with the images'"
                        + " own as in training. The decay has no influence on the weights. With two images some steps are huge:"
                        + " gradients are divided by the standard deviation, and to some unit the two look nearly alike.",
                Column.text("network"),
                Column.heat("inference, " + TransformTrainingFindings.EARLY + " iterations", Format.PERCENT),
                Column.heat("inference, " + TransformTrainingFindings.EARLY_FOR_SLOW + " iterations", Format.PERCENT),
                Column.heat("inference, at the end", Format.PERCENT),
                Column.heat("as in training, at the end", Format.PERCENT),
                Column.of("largest change of a weight", Format.SCIENTIFIC),
                Column.of("spread of γ", Format.DECIMAL),
                Column.of("spread of β", Format.DECIMAL));
        for (NormalizedNetwork variant : networks.variants()) {
            table.row(
                    variant.toString(),
                    inference(variant, TransformTrainingFindings.EARLY),
                    inference(variant, TransformTrainingFindings.EARLY_FOR_SLOW),
                    networks.summary(variant, snapshots -> last(snapshots).runningAccuracy()),
                    networks.summary(variant, snapshots -> last(snapshots).batchAccuracy()),
                    networks.summary(variant, snapshots -> last(snapshots).weightChange()),
                    networks.summary(
                            variant,
                            snapshots ->
                                    TransformTraining.spread(last(snapshots).gamma())),
                    networks.summary(
                            variant,
                            snapshots ->
                                    TransformTraining.spread(last(snapshots).beta())));
        }
        return table.build();
    }

    private Summary inference(NormalizedNetwork variant, int iteration) {
        return networks.summary(variant, snapshots -> snapshots.stream()
                .filter(snapshot -> snapshot.iteration() == iteration)
                .mapToDouble(Snapshot::runningAccuracy)
                .findFirst()
                .orElse(Double.NaN));
    }

    Table keptByLayer() {
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
        return networks.summary(NormalizedNetwork.STANDARD, figure);
    }

    private static double median(List<Double> values) {
        return new Median().evaluate(values.stream().mapToDouble(v -> v).toArray());
    }

    Table gradients() {
        int several = BackpropagationCheck.SEVERAL;
        int one = BackpropagationCheck.ONE;
        Table.Builder table = Table.of(
                "gradients",
                "Backpropagation against central differences",
                "784-20-10 tanh with batch normalization, in double, " + several
                        + " images, random γ and β. The last column"
                        + " shows why one image is not enough for such a check.",
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
}
