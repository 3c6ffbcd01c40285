package dl4jlessons.lesson.batchnorm;

import java.util.List;

/**
 * A network that {@link BatchNormInitRobustness} trains.
 *
 * @param normalization whether and where its hidden layers normalize
 * @param scale standard deviation of its initial weights
 */
record ScaledNetwork(Normalization normalization, double scale) {
    /** Each kind of network at each scale at which it is of interest. */
    static List<ScaledNetwork> all(List<Double> scales, List<Normalization> kinds) {
        return scales.stream()
                .flatMap(scale -> kinds.stream()
                        .filter(kind -> kind.isOfInterestAt(scale))
                        .map(kind -> new ScaledNetwork(kind, scale)))
                .toList();
    }

    @Override
    public String toString() {
        return normalization + ", std " + WeightScales.name(scale);
    }
}
