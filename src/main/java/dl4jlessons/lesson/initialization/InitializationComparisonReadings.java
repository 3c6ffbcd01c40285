package dl4jlessons.lesson.initialization;

import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.nd4j.linalg.activations.Activation;

/**
 * What {@link InitializationComparison} measured; values are by seed.
 *
 * @param iterations after which networks are compared; the ReLU networks were trained for longer
 */
record InitializationComparisonReadings(RunResults<Variant, Outcome> runs, int iterations) {
    /** What networks differ in. */
    record Variant(Activation activation, double learningRate, InitialWeights weights) {
        /** The book's learning rate, which goes without saying in names. */
        static final double BOOK_RATE = 0.01;

        @Override
        public String toString() {
            String rate = learningRate == BOOK_RATE ? "" : " at rate " + learningRate;
            return ActivationNames.of(activation) + rate + ", " + weights;
        }
    }

    /**
     * What is measured on one network.
     *
     * @param initialUnitSpread standard deviation of a unit of the last hidden layer across inputs before training, median
     *     over units: how much it tells about its input
     */
    record Outcome(double initialUnitSpread, History history) {
        /** One mini-batch's loss is noisy: losses are means over this many iterations. */
        private static final int WINDOW = 50;

        double lossAfter(int iterations) {
            return history.lossAfter(iterations, WINDOW);
        }

        double finalLoss() {
            return history.finalLoss(WINDOW);
        }
    }

    /** By how much the loss from some initial weights is lower than that from others, after the same iterations. */
    LongToDoubleFunction lead(Activation activation, double rate, InitialWeights ahead, InitialWeights behind) {
        return seed -> of(activation, rate, behind, seed).lossAfter(iterations)
                - of(activation, rate, ahead, seed).lossAfter(iterations);
    }

    /** What is left of that lead when training has ended. */
    LongToDoubleFunction shareOfLeadAtTheEnd(
            Activation activation, double rate, InitialWeights ahead, InitialWeights behind) {
        LongToDoubleFunction lead = lead(activation, rate, ahead, behind);
        return seed -> (of(activation, rate, behind, seed).finalLoss()
                        - of(activation, rate, ahead, seed).finalLoss())
                / lead.applyAsDouble(seed);
    }

    /** Rank correlation of per-unit standard deviation at the start and loss, over all networks with these weights. */
    LongToDoubleFunction correlation(double rate, List<InitialWeights> weights) {
        List<Variant> variants = runs.variants().stream()
                .filter(variant -> variant.learningRate() == rate && weights.contains(variant.weights()))
                .toList();
        return seed -> new SpearmansCorrelation()
                .correlation(
                        values(variants, seed, Outcome::initialUnitSpread),
                        values(variants, seed, outcome -> outcome.lossAfter(iterations)));
    }

    /** 1 if the network diverged, 0 if it did not. */
    LongToDoubleFunction diverged(Activation activation, double rate, InitialWeights weights) {
        return seed -> of(activation, rate, weights, seed).history().diverged() ? 1 : 0;
    }

    private double[] values(List<Variant> variants, long seed, ToDoubleFunction<Outcome> value) {
        return variants.stream()
                .mapToDouble(variant -> value.applyAsDouble(runs.get(variant, seed)))
                .toArray();
    }

    private Outcome of(Activation activation, double rate, InitialWeights weights, long seed) {
        return runs.get(new Variant(activation, rate, weights), seed);
    }
}
