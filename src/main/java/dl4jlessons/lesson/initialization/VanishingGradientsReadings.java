package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.GradientProbe.Gain;
import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.lesson.initialization.GradientProbe.WeightGradient;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.activations.Activation;

/**
 * What {@link VanishingGradients} measured; values are by seed.
 *
 * @param gradients of the hidden layers of every network, from the first to the last
 */
record VanishingGradientsReadings(RunResults<Variant, List<HiddenLayer>> gradients) {
    /** What networks differ in. */
    record Variant(Activation activation, InitialWeights weights, int depth) {
        @Override
        public String toString() {
            return ActivationNames.of(activation) + " " + depth + " layers, " + weights;
        }
    }

    /**
     * Root mean square of the gradient at the first hidden layer from some weights, divided by that from others, in the
     * deepest networks.
     */
    LongToDoubleFunction rmsRatio(Activation activation, InitialWeights one, InitialWeights other) {
        return rmsRatio(deepest(activation, one), deepest(activation, other));
    }

    /** The same, the shallowest network of a kind divided by the deepest. */
    LongToDoubleFunction depthRatio(Activation activation, InitialWeights weights) {
        int shallowest = depths().min().orElseThrow();
        return rmsRatio(new Variant(activation, weights, shallowest), deepest(activation, weights));
    }

    private LongToDoubleFunction rmsRatio(Variant one, Variant other) {
        return seed -> gradients.get(one, seed).get(0).rms()
                / gradients.get(other, seed).get(0).rms();
    }

    /** What reaches the first hidden layer of the deepest network of a kind, as a share of what enters the last one. */
    LongToDoubleFunction reaching(Activation activation, InitialWeights weights) {
        return seed -> reaching(gradients.get(deepest(activation, weights), seed), HiddenLayer::rms);
    }

    static double reaching(List<HiddenLayer> layers, ToDoubleFunction<HiddenLayer> gradient) {
        return gradient.applyAsDouble(layers.get(0)) / gradient.applyAsDouble(layers.get(layers.size() - 1));
    }

    /** Median of the first hidden layer's gradients, as a share of their root mean square. */
    LongToDoubleFunction medianShare(Activation activation, InitialWeights weights) {
        return seed -> {
            HiddenLayer first =
                    gradients.get(deepest(activation, weights), seed).get(0);
            return first.median() / first.rms();
        };
    }

    /** The measured gain of the gradient per layer. */
    LongToDoubleFunction gainPerLayer(Activation activation, InitialWeights weights) {
        return seed -> perLayer(gradients.get(deepest(activation, weights), seed), HiddenLayer::backward)
                .measured();
    }

    /** Geometric means of a network's gains from one hidden layer to the next; the one to or from the outputs is left out. */
    static Gain perLayer(List<HiddenLayer> layers, Function<HiddenLayer, Gain> direction) {
        return new Gain(
                geometricMean(layers, layer -> direction.apply(layer).measured()),
                geometricMean(layers, layer -> direction.apply(layer).predicted()));
    }

    private static double geometricMean(List<HiddenLayer> layers, ToDoubleFunction<HiddenLayer> gain) {
        return Math.exp(layers.stream()
                .limit(layers.size() - 1L)
                .mapToDouble(layer -> Math.log(gain.applyAsDouble(layer)))
                .average()
                .orElseThrow());
    }

    /** By which factor the predicted gain per layer is off in that of the deepest networks for which it is off most. */
    LongToDoubleFunction largestError(Function<HiddenLayer, Gain> direction, InitialWeights... weights) {
        return seed -> deepest(seed, weights)
                .mapToDouble(layers -> perLayer(layers, direction).error())
                .max()
                .orElseThrow();
    }

    /** By which factor the predicted gain of the gradient is off between those two hidden layers for which it is off most. */
    LongToDoubleFunction largestErrorOfALayer(InitialWeights... weights) {
        return seed -> deepest(seed, weights)
                .flatMap(layers -> layers.stream().limit(layers.size() - 1L))
                .mapToDouble(layer -> layer.backward().error())
                .max()
                .orElseThrow();
    }

    private Stream<List<HiddenLayer>> deepest(long seed, InitialWeights... weights) {
        return gradients.variants().stream()
                .map(Variant::activation)
                .distinct()
                .flatMap(activation -> Stream.of(weights).map(start -> deepest(activation, start)))
                .map(variant -> gradients.get(variant, seed));
    }

    /**
     * What reaches the first hidden layer of the deepest network of a kind, as a share of what the last one gets: single
     * images' weight gradient divided by mini-batches'.
     */
    LongToDoubleFunction cancelled(Activation activation, InitialWeights weights) {
        return seed -> {
            List<HiddenLayer> layers = gradients.get(deepest(activation, weights), seed);
            return reaching(layers, weightGradient(WeightGradient::ofImages))
                    / reaching(layers, weightGradient(WeightGradient::ofBatches));
        };
    }

    static ToDoubleFunction<HiddenLayer> weightGradient(ToDoubleFunction<WeightGradient> gradient) {
        return layer -> gradient.applyAsDouble(layer.weightGradient());
    }

    private Variant deepest(Activation activation, InitialWeights weights) {
        return new Variant(activation, weights, depths().max().orElseThrow());
    }

    private IntStream depths() {
        return gradients.variants().stream().mapToInt(Variant::depth);
    }
}
