package dl4jlessons.lesson.initialization;

import static dl4jlessons.result.PerSeed.dividedBy;

import dl4jlessons.result.Quantity;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.activations.Activation;

/**
 * What {@link InitializationComparison} measured; values are by seed.
 *
 * @param early iterations after which ReLU networks are compared, before Xavier catches up
 * @param chanceLoss of a network that knows nothing of its input
 */
record InitializationComparisonReadings(RunResults<Variant, Outcome> runs, int early, double chanceLoss) {
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

    /**
     * Per-unit standard deviations that are said to be suitable, and from which initial weights they come about.
     *
     * @param standardized standard deviation of the activation function's output for an input from N(0, 1)
     * @param weights whose networks have such spreads
     */
    record Suitable(double standardized, List<InitialWeights> weights) {
        /** The band's ends, as shares of that. */
        private static final double LOW = 0.25;

        private static final double HIGH = 1.25;

        double low() {
            return LOW * standardized;
        }

        double high() {
            return HIGH * standardized;
        }

        boolean contains(double spread) {
            return low() <= spread && spread <= high();
        }
    }

    /** By how much the loss of a network is lower than that of another, after the same early iterations. */
    Quantity earlyLead(Variant ahead, Variant behind) {
        return new Quantity(
                "loss, " + behind.weights() + " minus " + ahead.weights(),
                lead(ahead, behind, outcome -> outcome.lossAfter(early)));
    }

    /** By how much it is lower at the end of training. */
    Quantity lead(Variant ahead, Variant behind) {
        return new Quantity(
                "loss, " + behind.weights() + " minus " + ahead.weights() + ", each at its best rate",
                lead(ahead, behind, Outcome::finalLoss));
    }

    /** What is left of the early lead when training has ended. */
    LongToDoubleFunction shareOfLeadAtTheEnd(Variant ahead, Variant behind) {
        return dividedBy(lead(ahead, behind), earlyLead(ahead, behind));
    }

    private LongToDoubleFunction lead(Variant ahead, Variant behind, ToDoubleFunction<Outcome> loss) {
        return seed -> loss.applyAsDouble(runs.get(behind, seed)) - loss.applyAsDouble(runs.get(ahead, seed));
    }

    /** Of networks with the same activation function, at the end of training. */
    Quantity lowestLoss(List<Variant> variants) {
        return new Quantity("lowest loss of all initial weights, " + activation(variants), seed -> variants.stream()
                .mapToDouble(variant -> runs.get(variant, seed).finalLoss())
                .min()
                .orElseThrow());
    }

    /** Of networks with the same activation function, after the early iterations. */
    Quantity leadInTheMean(List<Variant> inside, List<Variant> outside) {
        return new Quantity(
                "mean loss outside the band of suitable spreads minus inside, " + activation(inside),
                seed -> earlyLosses(outside, seed).getAverage()
                        - earlyLosses(inside, seed).getAverage());
    }

    /** Of networks with the same activation function, after the early iterations. */
    Quantity leadOfTheLast(List<Variant> inside, List<Variant> outside) {
        return new Quantity(
                "lowest loss outside the band minus highest inside, " + activation(inside),
                seed -> earlyLosses(outside, seed).getMin()
                        - earlyLosses(inside, seed).getMax());
    }

    private static String activation(List<Variant> variants) {
        return ActivationNames.of(variants.get(0).activation());
    }

    /** A loss above chance level counts as chance level: what has learned less than nothing knows no less. */
    private DoubleSummaryStatistics earlyLosses(List<Variant> variants, long seed) {
        return variants.stream()
                .mapToDouble(
                        variant -> Math.min(chanceLoss, runs.get(variant, seed).lossAfter(early)))
                .summaryStatistics();
    }

    Quantity diverged(Variant variant) {
        return new Quantity(
                ActivationNames.of(variant.activation()) + " " + variant.weights() + " diverged (1 = yes)",
                seed -> runs.get(variant, seed).history().diverged() ? 1 : 0);
    }
}
