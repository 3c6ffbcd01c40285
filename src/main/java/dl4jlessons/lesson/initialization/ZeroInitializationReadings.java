package dl4jlessons.lesson.initialization;

import dl4jlessons.result.Quantity;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.activations.Activation;

/**
 * What {@link ZeroInitialization} measured; values are by seed.
 *
 * @param activations of the networks with a hidden layer
 */
record ZeroInitializationReadings(List<Activation> activations, RunResults<Variant, Outcome> runs) {
    /**
     * A hidden layer's activation function, units and initial weights; without a hidden layer it is softmax regression.
     */
    record Variant(Optional<Activation> hidden, int units, InitialWeights weights) {
        /** Units of a hidden layer where nothing else is said. */
        static final int UNITS = 100;

        static Variant of(Activation activation, InitialWeights weights) {
            return new Variant(Optional.of(activation), UNITS, weights);
        }

        @Override
        public String toString() {
            return hidden.map(ActivationNames::of).orElse("no hidden layer") + (units == 1 ? ", one unit" : "") + ", "
                    + weights;
        }
    }

    /**
     * What is measured on one network.
     *
     * @param distinctUnits how many different hidden units there are, counted again and again during training
     * @param largestWeight largest absolute weight from the pixels after training
     * @param foldingError largest change of a predicted probability when all hidden units are folded into one
     */
    record Outcome(History history, List<Integer> distinctUnits, double largestWeight, double foldingError) {
        double distinctAtEnd() {
            return distinctUnits.get(distinctUnits.size() - 1);
        }

        double validationAccuracy() {
            return history.last().validationAccuracy();
        }
    }

    Quantity softmaxRegression() {
        Variant regression = only(variant -> variant.hidden().isEmpty());
        return new Quantity(
                "accuracy, softmax regression from " + regression.weights(),
                seed -> runs.get(regression, seed).validationAccuracy());
    }

    /** By how much some weights end ahead of others, in validation accuracy, where they are least ahead. */
    LongToDoubleFunction smallestLead(InitialWeights ahead, InitialWeights behind) {
        return seed -> smallest(activation -> of(activation, ahead, seed).validationAccuracy()
                - of(activation, behind, seed).validationAccuracy());
    }

    Quantity fewestUnits(InitialWeights weights) {
        return new Quantity(
                "distinct hidden units after training from " + weights + " weights, fewest of the three",
                seed -> smallest(activation -> of(activation, weights, seed).distinctAtEnd()));
    }

    Quantity mostUnits(InitialWeights weights) {
        return new Quantity(
                "distinct hidden units after training from " + weights + ", most of the three activation functions",
                seed -> -smallest(activation -> -of(activation, weights, seed).distinctAtEnd()));
    }

    Quantity largestWeight(InitialWeights weights, Activation... some) {
        return new Quantity(
                "largest weight after training from " + weights + ", "
                        + Stream.of(some).map(ActivationNames::of).collect(Collectors.joining(" and ")),
                seed -> Stream.of(some)
                        .mapToDouble(activation -> of(activation, weights, seed).largestWeight())
                        .max()
                        .orElseThrow());
    }

    LongToDoubleFunction foldingError(Activation activation, InitialWeights weights) {
        return seed -> of(activation, weights, seed).foldingError();
    }

    private Outcome of(Activation activation, InitialWeights weights, long seed) {
        return runs.get(Variant.of(activation, weights), seed);
    }

    private double smallest(ToDoubleFunction<Activation> value) {
        return activations.stream().mapToDouble(value).min().orElseThrow();
    }

    private Variant only(Predicate<Variant> kind) {
        return runs.variants().stream().filter(kind).findFirst().orElseThrow();
    }
}
