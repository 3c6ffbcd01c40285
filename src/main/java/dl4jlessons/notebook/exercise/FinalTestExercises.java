package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Examples;
import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Split;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.runtime.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Exercises of lesson 14. Test images are played by training images: the test files stay closed. */
public final class FinalTestExercises {
    private static final long SEED = 1;
    private static final int TRAINING = 400;
    private static final int VALIDATION = 100;
    private static final int TEST = 200;
    /** Of the network whose test is planned. */
    private static final double ACCURACY = 0.85;

    private static final double TOLERATED = 0.01;
    private static final int REPETITIONS = 2000;
    private static final int MAX_IMAGES = 100_000;

    private FinalTestExercises() {}

    /** The examples on which the winner is trained for the last time; the answer takes them out of three sets. */
    public static Exercise<Function<ThreeSets, Examples>> lastTraining() {
        return new Exercise<>(
                "The last training",
                "The winner is chosen, so no image is needed for choosing any more. Which ones may still not be trained on?",
                FinalTestExercises::lastTraining);
    }

    private static Feedback lastTraining(Function<ThreeSets, Examples> answer) {
        List<Examples> drawn = Split.disjoint(
                ImageFolder.of(ProjectFolder.fashionMnist()).training(), SEED, TRAINING + VALIDATION + TEST);
        ThreeSets sets = Split.threeWay(drawn.get(0), SEED, TRAINING, VALIDATION);
        Examples taken = Objects.requireNonNull(answer.apply(sets), "it returns null instead of examples");
        return Feedback.of(
                Finding.atLeast("training images used", common(sets.tuning().training(), taken), TRAINING),
                Finding.atLeast("validation images used", common(sets.tuning().validation(), taken), VALIDATION),
                Finding.atMost("test images used", common(sets.test().examples(), taken), 0),
                Finding.atMost("images in all", taken.size(), TRAINING + VALIDATION));
    }

    /** How many of these images are among others. */
    private static long common(Examples images, Examples others) {
        List<Integer> known = pixels(others);
        return pixels(images).stream().filter(known::contains).count();
    }

    private static List<Integer> pixels(Examples images) {
        return IntStream.range(0, images.size())
                .mapToObj(row -> Arrays.hashCode(images.features().getRow(row).toFloatVector()))
                .toList();
    }

    /** How many test images a report to one point needs. */
    public static Exercise<Integer> largeEnoughTest() {
        return new Exercise<>(
                "Large enough a test",
                "The standard error of an accuracy p on n images is √(p(1−p)/n), and nineteen of twenty results lie within two"
                        + " of them.",
                FinalTestExercises::largeEnoughTest);
    }

    private static Feedback largeEnoughTest(int images) {
        if (images < 1 || images > MAX_IMAGES) {
            return Feedback.problem("A test has 1 to " + MAX_IMAGES + " images, not " + images + ".");
        }
        return Feedback.of(
                Finding.atMost("share of 2000 tests that are off by more than one point", offByTooMuch(images), 0.05),
                Finding.atMost("images, all of them lost for training", images, 8000));
    }

    private static double offByTooMuch(int images) {
        Random random = new Random(Seeds.derive(SEED, images));
        return (double) IntStream.range(0, REPETITIONS)
                        .filter(i -> Math.abs(measured(images, random) - ACCURACY) > TOLERATED)
                        .count()
                / REPETITIONS;
    }

    private static double measured(int images, Random random) {
        return (double) IntStream.range(0, images)
                        .filter(i -> random.nextDouble() < ACCURACY)
                        .count()
                / images;
    }
}
