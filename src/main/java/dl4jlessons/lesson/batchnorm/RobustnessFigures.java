package dl4jlessons.lesson.batchnorm;

import dl4jlessons.result.Curves;
import dl4jlessons.result.Figure;
import dl4jlessons.result.Figure.Axis;
import dl4jlessons.result.Figure.Panel;
import dl4jlessons.result.Figure.Series;
import dl4jlessons.training.History;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Charts of {@link BatchNormInitRobustness}. */
final class RobustnessFigures {
    private static final int COLUMNS = 4;
    private static final Axis ACCURACY = Axis.linear("training accuracy").between(0, 1);

    private final ScaleSweep sweep;

    RobustnessFigures(ScaleSweep sweep) {
        this.sweep = sweep;
    }

    /** Accuracy while the networks train, one panel a scale. */
    Figure curves() {
        return new Figure(
                "accuracy-curves",
                "Training accuracy, from wide to narrow initial weights",
                "One panel a standard deviation of the initial weights: follow the plain network through them, then the normalized"
                        + " one. Where BN starts with a long flat stretch, its running statistics have yet to catch up (lesson"
                        + " 5); the network learns all the while.",
                Axis.linear("iteration"),
                ACCURACY,
                COLUMNS,
                sweep.scales().stream().map(this::panel).toList());
    }

    private Panel panel(double scale) {
        List<Series> lines = new ArrayList<>();
        List<String> diverged = new ArrayList<>();
        for (Normalization network : sweep.networksAt(scale)) {
            List<History> seeds = sweep.histories(network, scale);
            Series line = Curves.trainingAccuracy(network.toString(), seeds);
            if (!line.x().isEmpty()) {
                lines.add(line);
            }
            seeds.stream()
                    .flatMapToInt(history -> history.divergedAt().stream())
                    .max()
                    .ifPresent(last -> diverged.add(network + " diverged by iteration " + last));
        }
        return new Panel("std " + WeightScales.name(scale), lines, String.join(", ", diverged));
    }

    Figure accuracyByScale() {
        List<Series> series = new ArrayList<>();
        for (Normalization network : sweep.networks()) {
            series.add(byScale(network));
            List<Double> divergent = sweep.divergentScales(network);
            if (!divergent.isEmpty()) {
                series.add(
                        Series.points(network + ", diverged", divergent, Collections.nCopies(divergent.size(), 0.0)));
            }
        }
        return Figure.single(
                "accuracy-by-scale",
                "Training accuracy after the last epoch",
                "Compare the widths: for how many scales is a network well above the ground? Points at the bottom mark weights from"
                        + " which networks diverged.",
                Axis.log("standard deviation of the initial weights"),
                ACCURACY,
                series);
    }

    private Series byScale(Normalization network) {
        List<Double> scales = new ArrayList<>(sweep.scales(network));
        Collections.reverse(scales);
        return Curves.band(
                network.toString(),
                scales,
                sweep.runs().seeds(),
                (seed, i) -> sweep.accuracyUnlessDiverged(network, scales.get(i), seed));
    }
}
