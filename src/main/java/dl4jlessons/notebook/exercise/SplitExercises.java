package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Examples;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.runtime.Seeds;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Exercises of lesson 11. */
public final class SplitExercises {
    private static final long SEED = 1;
    private static final int SEARCHES = 500;
    private static final int CANDIDATES = 30;
    private static final int IMAGES = 100;
    /** The candidates of a search are between these two accuracies. */
    private static final double WORST = 0.65;

    private static final double BEST = 0.8;

    private SplitExercises() {}

    /** What somebody does who has searched and now reports a result. */
    @FunctionalInterface
    public interface Procedure {
        /**
         * Chooses a candidate and says how good it is.
         *
         * @param validation accuracy of each candidate on the validation set
         * @param test accuracy of each candidate on the test set
         */
        Report report(double[] validation, double[] test);
    }

    /**
     * The result of a search, as it would be published.
     *
     * @param candidate the chosen one, from 0
     * @param accuracy that it is said to have
     */
    public record Report(int candidate, double accuracy) {}

    /** A procedure that chooses a good candidate and tells the truth about it. */
    public static Exercise<Procedure> honestReport() {
        return new Exercise<>(
                "An honest report",
                "Whatever has chosen the candidate flatters it. Which of the two sets had no part in your choice?",
                SplitExercises::honestReport);
    }

    private static Feedback honestReport(Procedure procedure) {
        Random random = new Random(Seeds.derive(SEED, CANDIDATES));
        double reportedTooMuch = 0;
        double betterThanAverage = 0;
        for (int i = 0; i < SEARCHES; i++) {
            double[] truth = random.doubles(CANDIDATES, WORST, BEST).toArray();
            Report report = procedure.report(measured(truth, random), measured(truth, random));
            if (report == null || report.candidate() < 0 || report.candidate() >= CANDIDATES) {
                return Feedback.problem(
                        "The answer must report on one of the candidates, from 0 to " + (CANDIDATES - 1) + ".");
            }
            double chosen = truth[report.candidate()];
            reportedTooMuch += (report.accuracy() - chosen) / SEARCHES;
            betterThanAverage += (chosen - Arrays.stream(truth).average().orElseThrow()) / SEARCHES;
        }
        return Feedback.of(
                Finding.atMost(
                        "accuracy reported minus accuracy on new images, mean of 500 searches", reportedTooMuch, 0.01),
                Finding.atLeast("the same, from below", reportedTooMuch, -0.01),
                Finding.atLeast(
                        "accuracy on new images, your choice minus an average candidate", betterThanAverage, 0.04));
    }

    /** What a set of images says about candidates of known accuracy. */
    private static double[] measured(double[] truth, Random random) {
        return Arrays.stream(truth)
                .map(accuracy -> (double) IntStream.range(0, IMAGES)
                                .filter(i -> random.nextDouble() < accuracy)
                                .count()
                        / IMAGES)
                .toArray();
    }

    /** Which examples choose features, when the features are noise; the answer takes them out of three sets. */
    public static Exercise<Function<ThreeSets, Examples>> choiceOfFeatures() {
        return new Exercise<>(
                "Features that know nothing",
                "Choosing features is fitting. Which set is there to be fitted on?",
                answer -> {
                    NoiseFeatures.Accuracies accuracies = NoiseFeatures.mean(answer, SEED);
                    return Feedback.of(
                            Finding.atMost("accuracy on the test set, of coin flips", accuracies.test(), 0.57),
                            Finding.atLeast("accuracy on the training set", accuracies.training(), 0.71));
                });
    }
}
