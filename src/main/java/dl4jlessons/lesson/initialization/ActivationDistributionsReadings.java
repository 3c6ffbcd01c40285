package dl4jlessons.lesson.initialization;

import static dl4jlessons.result.PerSeed.dividedBy;
import static dl4jlessons.result.PerSeed.smallest;

import dl4jlessons.lesson.Normalization;
import dl4jlessons.result.Quantity;
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
            return network() + ", " + weights;
        }

        /** Its name but for the initial weights. */
        String network() {
            return ActivationNames.of(activation) + (narrows() ? ", narrowing" : "") + name(normalization);
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

    Quantity saturated(Variant variant) {
        return new Quantity("share within 0.05 of 0 or 1, last layer", last(variant, Layer::saturated));
    }

    Quantity pooledSpread(Variant variant) {
        return new Quantity(
                "pooled standard deviation, " + variant.network() + ", last layer", last(variant, Layer::pooledSpread));
    }

    Quantity unitSpread(Variant variant) {
        return new Quantity(
                "per-unit standard deviation across inputs, " + variant.network() + ", last layer",
                last(variant, Layer::unitSpread));
    }

    /** In the last layer, as a share of that in the first. */
    Quantity pooledSpreadKept(Variant variant) {
        return new Quantity(
                "pooled standard deviation, " + variant + ", last layer ÷ first", kept(variant, Layer::pooledSpread));
    }

    /** In the last layer, as a share of that in the first. */
    Quantity unitSpreadKept(Variant variant) {
        return new Quantity(
                "per-unit standard deviation across inputs, " + variant + ", last layer ÷ first",
                kept(variant, Layer::unitSpread));
    }

    /** Of one network's last layer, divided by that of another's. */
    LongToDoubleFunction pooledRatio(Variant one, Variant other) {
        return dividedBy(last(one, Layer::pooledSpread), last(other, Layer::pooledSpread));
    }

    /** Of networks that differ in their initial weights, the one whose units vary least in the last layer. */
    Quantity narrowest(List<Variant> fromAllWeights) {
        return new Quantity(
                "per-unit standard deviation, " + fromAllWeights.get(0).network()
                        + ", last layer, smallest of all weights",
                smallest(fromAllWeights.stream()
                        .map(variant -> last(variant, Layer::unitSpread))
                        .toList()));
    }

    private LongToDoubleFunction last(Variant variant, ToDoubleFunction<Layer> value) {
        return seed -> value.applyAsDouble(last(layers.get(variant, seed)));
    }

    private LongToDoubleFunction kept(Variant variant, ToDoubleFunction<Layer> spread) {
        return dividedBy(
                last(variant, spread),
                seed -> spread.applyAsDouble(layers.get(variant, seed).get(0)));
    }
}
