package dl4jlessons.notebook.exercise;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Split;
import dl4jlessons.data.ThreeSets;
import dl4jlessons.runtime.Seeds;
import dl4jlessons.training.Accuracy;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Examples whose features and classes are drawn independently, so that nothing can be learned from them: whoever tests a
 * classifier of them fairly finds an accuracy of one half.
 */
final class NoiseFeatures {
    private static final int TRAINING = 100;
    private static final int VALIDATION = 100;
    private static final int TEST = 200;
    private static final int FEATURES = 1000;
    private static final int CHOSEN = 20;
    private static final int REPETITIONS = 10;

    private NoiseFeatures() {}

    /** Of a classifier, as shares of 1. */
    record Accuracies(double training, double test) {}

    /**
     * Means over several draws of noise.
     *
     * @param choosers the examples by which features are chosen; the classifier is always fitted on the training examples
     */
    static Accuracies mean(Function<ThreeSets, Examples> choosers, long seed) {
        double training = 0;
        double test = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            ThreeSets sets = draw(Seeds.derive(seed, i));
            int[] chosen =
                    mostDifferent(Objects.requireNonNull(choosers.apply(sets), "it returns null instead of examples"));
            Examples fitted = sets.tuning().training();
            training += accuracy(fitted, fitted, chosen) / REPETITIONS;
            test += accuracy(fitted, sets.test().examples(), chosen) / REPETITIONS;
        }
        return new Accuracies(training, test);
    }

    private static ThreeSets draw(long seed) {
        Nd4j.getRandom().setSeed(seed);
        int size = TRAINING + VALIDATION + TEST;
        INDArray first = Nd4j.rand(DataType.FLOAT, size, 1).gt(0.5).castTo(DataType.FLOAT);
        Examples noise = new Examples(Nd4j.randn(DataType.FLOAT, size, FEATURES), Nd4j.hstack(first, first.rsub(1)));
        return Split.threeWay(noise, seed, TRAINING, VALIDATION);
    }

    /** The features whose means differ most between the two classes. */
    private static int[] mostDifferent(Examples examples) {
        INDArray means = classMeans(examples);
        double[] differences = means.getRow(0).sub(means.getRow(1)).toDoubleVector();
        return IntStream.range(0, FEATURES)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -Math.abs(differences[feature])))
                .limit(CHOSEN)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Of the classifier that takes an example for one of the class whose mean is nearer. */
    private static double accuracy(Examples fitted, Examples measured, int[] features) {
        INDArray means = classMeans(new Examples(fitted.features().getColumns(features), fitted.labels()));
        INDArray inputs = measured.features().getColumns(features);
        INDArray nearness = inputs.mmul(means.transpose())
                .subRowVector(means.mul(means).sum(1).div(2));
        return Accuracy.of(nearness, measured.labels());
    }

    /** Shape (classes, features). */
    private static INDArray classMeans(Examples examples) {
        INDArray counts = examples.labels().sum(0);
        return examples.labels().transpose().mmul(examples.features()).diviColumnVector(counts);
    }
}
