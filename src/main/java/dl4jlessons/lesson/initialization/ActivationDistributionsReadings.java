package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.training.ActivationProbe.Layer;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.activations.Activation;

/**
 * What {@link ActivationDistributions} measured; values are by seed.
 *
 * @param layers of every network, from the first to the last
 */
record ActivationDistributionsReadings(RunResults<Variant, List<Layer>> layers) {
    /**
     * What networks differ in.
     *
     * @param widths of the inputs and of each layer
     */
    record Variant(Activation activation, InitialWeights weights, Normalization normalization, List<Integer> widths) {
        @Override
        public String toString() {
            return ActivationNames.of(activation) + (narrows() ? ", narrowing" : "") + name(normalization) + ", "
                    + weights;
        }

        private boolean narrows() {
            return !widths.get(0).equals(widths.get(widths.size() - 1));
        }

        /** What the name of a network says about normalization: nothing where there is none. */
        static String name(Normalization normalization) {
            return switch (normalization) {
                case NONE -> "";
                case BEFORE -> ", BN before";
                case AFTER -> ", BN after";
                case LAYER -> ", LN";
            };
        }
    }

    static Layer last(List<Layer> layers) {
        return layers.get(layers.size() - 1);
    }

    /** A value of the last layer. */
    LongToDoubleFunction last(Variant variant, ToDoubleFunction<Layer> value) {
        return seed -> value.applyAsDouble(last(layers.get(variant, seed)));
    }

    /** What is left of a spread in the last layer, as a share of that in the first. */
    LongToDoubleFunction kept(Variant variant, ToDoubleFunction<Layer> spread) {
        return seed -> last(variant, spread).applyAsDouble(seed)
                / spread.applyAsDouble(layers.get(variant, seed).get(0));
    }

    /** Pooled standard deviation of one network's last layer, divided by that of another's. */
    LongToDoubleFunction pooledRatio(Variant one, Variant other) {
        return seed -> last(one, Layer::pooledSpread).applyAsDouble(seed)
                / last(other, Layer::pooledSpread).applyAsDouble(seed);
    }

    /** The smallest per-unit standard deviation of several networks, in the last layer. */
    LongToDoubleFunction narrowest(List<Variant> variants) {
        return seed -> variants.stream()
                .mapToDouble(variant -> last(variant, Layer::unitSpread).applyAsDouble(seed))
                .min()
                .orElseThrow();
    }
}
