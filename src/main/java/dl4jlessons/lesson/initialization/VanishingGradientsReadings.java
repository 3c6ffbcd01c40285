package dl4jlessons.lesson.initialization;

import dl4jlessons.lesson.initialization.GradientProbe.HiddenLayer;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
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

    /** Root mean square of the gradient at the first hidden layer of one network, divided by that of another. */
    LongToDoubleFunction rmsRatio(Variant one, Variant other) {
        return seed -> gradients.get(one, seed).get(0).rms()
                / gradients.get(other, seed).get(0).rms();
    }

    /** What reaches the first hidden layer, as a share of what enters the last one. */
    LongToDoubleFunction reaching(Variant variant, ToDoubleFunction<HiddenLayer> gradient) {
        return seed -> reaching(gradients.get(variant, seed), gradient);
    }

    static double reaching(List<HiddenLayer> layers, ToDoubleFunction<HiddenLayer> gradient) {
        return gradient.applyAsDouble(layers.get(0)) / gradient.applyAsDouble(layers.get(layers.size() - 1));
    }
}
