package dl4jlessons.lesson.tuning;

import dl4jlessons.search.TestUse;
import dl4jlessons.search.Trial;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * What {@link FinalEvaluation} measured on each seed.
 *
 * @param sizes of the search
 */
record FinalEvaluationReadings(List<Long> seeds, SearchSizes sizes, Map<Long, Outcome> outcomes) {
    /**
     * What was found on one seed.
     *
     * @param winner of the search
     * @param unseenBefore accuracy on held-out images of the winner's network, trained on training images alone
     * @param unseenAfter the same of the final network, trained on training and validation images if that did not diverge
     * @param retrainings accuracies on held-out images of further trainings with the winner's hyperparameters
     * @param test what the test data says of the final network
     * @param testedBefore whether an earlier run had used the test data, so that this one only shows the record
     * @param diverged whether training again diverged, so that the final network is the one from training images alone
     */
    record Outcome(
            Trial winner,
            double unseenBefore,
            double unseenAfter,
            RunResults<Retraining, Double> retrainings,
            TestUse test,
            boolean testedBefore,
            boolean diverged) {
        /** Median of what several trainings leave: where training on more images diverges, the network from before is left. */
        double retrained(Images images) {
            return new Median()
                    .evaluate(retrainings.variants().stream()
                            .filter(retraining -> retraining.images() == images)
                            .mapToDouble(retraining -> stable(retraining)
                                    ? accuracy(retraining)
                                    : accuracy(retraining.on(Images.TRAINING)))
                            .toArray());
        }

        /** Trainings on these images that diverged. */
        long diverged(Images images) {
            return retrainings.variants().stream()
                    .filter(retraining -> retraining.images() == images && !stable(retraining))
                    .count();
        }

        private boolean stable(Retraining retraining) {
            return !Double.isNaN(accuracy(retraining));
        }

        private double accuracy(Retraining retraining) {
            return retrainings.of(retraining).get(0);
        }
    }

    /** What a network is trained on, and for how long. */
    enum Images {
        TRAINING,
        BOTH_EQUAL_UPDATES,
        BOTH_EQUAL_EPOCHS
    }

    /**
     * One more training.
     *
     * @param repetition decides initial weights and the order of images
     */
    record Retraining(Images images, int repetition) {
        Retraining on(Images others) {
            return new Retraining(others, repetition);
        }

        static List<Retraining> repeated(int times) {
            return Stream.of(Images.values())
                    .flatMap(images ->
                            IntStream.range(0, times).mapToObj(repetition -> new Retraining(images, repetition)))
                    .toList();
        }
    }

    Outcome of(long seed) {
        return outcomes.get(seed);
    }

    /** Without sign. */
    LongToDoubleFunction testMinusHeldOut() {
        return seed -> Math.abs(of(seed).test().accuracy() - of(seed).unseenAfter());
    }

    /** By how much networks are better if they are trained on these images instead of the others. */
    LongToDoubleFunction gain(Images images, Images others) {
        return seed -> of(seed).retrained(images) - of(seed).retrained(others);
    }
}
