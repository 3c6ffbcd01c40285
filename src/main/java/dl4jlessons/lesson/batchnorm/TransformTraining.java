package dl4jlessons.lesson.batchnorm;

import dl4jlessons.training.BatchNormProbe.Snapshot;
import dl4jlessons.training.Runs;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The networks that {@link BatchNormTransform} trained, and what is read off their normalization layer.
 *
 * @param runs snapshots of the first normalization layer
 */
record TransformTraining(Runs<NormalizedNetwork, List<Snapshot>> runs) {
    /** Iterations after which a network is looked at, closer together where more changes. */
    static final Set<Integer> SNAPSHOTS = Set.of(5, 10, 20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1000);

    List<Long> seeds() {
        return runs.seeds();
    }

    /** Before training. */
    Snapshot start(NormalizedNetwork network, long seed) {
        return runs.get(network, seed).get(0);
    }

    /** After training. */
    Snapshot end(NormalizedNetwork network, long seed) {
        return last(runs.get(network, seed));
    }

    /** Accuracy that a network loses by running statistics; not a number if it was not looked at then. */
    double lost(NormalizedNetwork network, int iteration, long seed) {
        return runs.get(network, seed).stream()
                .filter(snapshot -> snapshot.iteration() == iteration)
                .mapToDouble(snapshot -> snapshot.batchAccuracy() - snapshot.runningAccuracy())
                .findFirst()
                .orElse(Double.NaN);
    }

    static Snapshot last(List<Snapshot> snapshots) {
        return snapshots.get(snapshots.size() - 1);
    }

    /** Standard deviation over the units of a layer. */
    static double spread(List<Double> units) {
        return Math.sqrt(StatUtils.variance(array(units)));
    }

    static double[] array(List<Double> units) {
        return units.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
