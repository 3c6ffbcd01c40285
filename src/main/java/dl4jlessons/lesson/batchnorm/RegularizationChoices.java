package dl4jlessons.lesson.batchnorm;

import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Regularization;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which learning rate and which strength each method of {@link BatchNormRegularization} is given: those with the highest
 * best validation accuracy, mean of seeds 101 to 109, which the lesson does not judge. The tests' program
 * {@code RegularizationChoice} tries them all, and compares the winners with what stands here.
 */
final class RegularizationChoices {
    /** Half decades. */
    static final List<Double> RATES = List.of(0.01, 0.03, 0.1, 0.3, 1.0, 3.0);

    /** Shares of units that dropout drops; the book's is 0.2. */
    static final List<Double> DROPPED = List.of(0.05, 0.1, 0.2);
    /** λ of L2; the book's is 0.1. */
    static final List<Double> WEIGHT_DECAY = List.of(0.001, 0.01, 0.1);

    /**
     * How a method is applied.
     *
     * @param learningRate of SGD
     * @param strength share of units dropped, or λ; 0 for methods that have none
     */
    record Choice(double learningRate, double strength) {}

    private RegularizationChoices() {}

    /** All that were tried. */
    static List<Choice> candidates(Regularization regularization) {
        return RATES.stream()
                .flatMap(rate -> strengths(regularization).map(strength -> new Choice(rate, strength)))
                .toList();
    }

    private static Stream<Double> strengths(Regularization regularization) {
        return switch (regularization) {
            case NONE, BATCH_NORM -> Stream.of(0.0);
            case DROPOUT, BATCH_NORM_AND_DROPOUT -> DROPPED.stream();
            case L2 -> WEIGHT_DECAY.stream();
        };
    }

    /** The best of them. */
    static Choice of(Variant variant) {
        return switch (variant.task()) {
            case FEW_IMAGES ->
                switch (variant.regularization()) {
                    case NONE -> new Choice(0.03, 0);
                    case BATCH_NORM -> new Choice(1, 0);
                    case DROPOUT -> new Choice(0.1, 0.05);
                    case L2 -> new Choice(0.03, 0.001);
                    case BATCH_NORM_AND_DROPOUT -> new Choice(1, 0.1);
                };
            case MORE_IMAGES ->
                switch (variant.regularization()) {
                    case NONE -> new Choice(0.03, 0);
                    case BATCH_NORM -> new Choice(0.3, 0);
                    case DROPOUT -> new Choice(0.03, 0.05);
                    case L2 -> new Choice(0.03, 0.001);
                    case BATCH_NORM_AND_DROPOUT -> new Choice(0.1, 0.1);
                };
            case MANY_IMAGES ->
                switch (variant.regularization()) {
                    case NONE, BATCH_NORM -> new Choice(0.1, 0);
                    case DROPOUT -> new Choice(0.03, 0.05);
                    case L2 -> new Choice(0.1, 0.001);
                    case BATCH_NORM_AND_DROPOUT -> new Choice(0.1, 0.05);
                };
            case SMALL_BATCHES -> new Choice(0.03, 0);
            case SMALL_BATCHES_FOR_LONG -> new Choice(variant.regularization().normalizes() ? 0.1 : 0.03, 0);
            case ONE_BATCH, ONE_BATCH_BRIEFLY ->
                new Choice(variant.regularization().normalizes() ? 1 : 0.1, 0);
        };
    }
}
