package dl4jlessons.lesson.tuning;

import dl4jlessons.lesson.tuning.SelectionBias.Repetition;
import dl4jlessons.lesson.tuning.SelectionBias.Repetitions;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What {@link ThreeWaySplit} measured; values are by seed. Optimism is the accuracy of a chosen candidate on the images
 * that chose it, minus its accuracy elsewhere; where nothing else is said, with few images and all candidates.
 *
 * @param bias of choosing among the candidates
 * @param normalizers of networks that differ in their normalizer alone
 */
record ThreeWaySplitReadings(
        List<Long> seeds, Map<Long, SelectionBias> bias, RunResults<Variant, Outcome> normalizers) {
    /** Which images gave a normalizer its means and deviations. */
    enum Variant {
        TRAINING("training images"),
        TRAINING_AND_TEST("training and test images");

        private final String images;

        Variant(String images) {
            this.images = images;
        }

        @Override
        public String toString() {
            return "normalizer from " + images;
        }
    }

    /**
     * Accuracies of one network.
     *
     * @param test on images that play the part of test images
     * @param heldOut on as many others that no normalizer has seen
     */
    record Outcome(double test, double heldOut) {}

    /** Repetitions with few images and all candidates. */
    Repetitions all(long seed) {
        return SelectionBias.last(bias.get(seed).few());
    }

    LongToDoubleFunction mean(ToDoubleFunction<Repetition> value) {
        return seed -> all(seed).mean(value);
    }

    LongToDoubleFunction optimism() {
        return seed -> all(seed).optimism();
    }

    LongToDoubleFunction optimismAmongEqual() {
        return seed -> SelectionBias.last(bias.get(seed).equal()).optimism();
    }

    LongToDoubleFunction optimismOfAllMinus(int candidates) {
        return seed -> all(seed).optimism() - bias.get(seed).few(candidates).optimism();
    }

    LongToDoubleFunction optimismWithoutSign(int candidates) {
        return seed -> Math.abs(bias.get(seed).few(candidates).optimism());
    }

    LongToDoubleFunction shareLeftWithManyImages() {
        return seed ->
                SelectionBias.last(bias.get(seed).many()).optimism() / all(seed).optimism();
    }

    /** By how much a candidate that was chosen on the test set is worse than one that was chosen on the validation set. */
    LongToDoubleFunction lossByChoosingOnTest() {
        return mean(one -> one.byValidation().elsewhere() - one.byTest().elsewhere());
    }

    LongToDoubleFunction optimismOfValidation() {
        return mean(one -> one.byValidation().validation() - one.byValidation().elsewhere());
    }

    /** How far the test of what validation data chose is off on the average over all repetitions. */
    LongToDoubleFunction biasOfTest() {
        return seed -> Math.abs(mean(ThreeWaySplitReadings::testMinusElsewhere).applyAsDouble(seed));
    }

    /** How far it is off in one repetition. */
    LongToDoubleFunction errorOfOneTest() {
        return mean(one -> Math.abs(testMinusElsewhere(one)));
    }

    /** By how much more a test flatters with one normalizer than with another. */
    LongToDoubleFunction flatteryMinus(Variant variant, Variant other) {
        return seed -> flattery(variant, seed) - flattery(other, seed);
    }

    private double flattery(Variant variant, long seed) {
        Outcome outcome = normalizers.get(variant, seed);
        return outcome.test() - outcome.heldOut();
    }

    private static double testMinusElsewhere(Repetition one) {
        return one.byValidation().test() - one.byValidation().elsewhere();
    }
}
