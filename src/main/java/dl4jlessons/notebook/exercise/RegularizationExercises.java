package dl4jlessons.notebook.exercise;

import dl4jlessons.notebook.exercise.Feedback.Finding;
import dl4jlessons.notebook.exercise.ShortTraining.Trained;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Exercises of lesson 9. */
public final class RegularizationExercises {
    /** 90 iterations. */
    private static final ShortTraining TRAINING = new ShortTraining(300, 100, 30);

    private static final double LITTLE_NOISE = 0.2;
    /** Half as many can still be normalized. */
    private static final int MIN_IMAGES = 4;

    private static final int MINI_BATCHES = 100;
    private static final double EPSILON = 1e-5;
    private static final long SEED = 1;

    private RegularizationExercises() {}

    /** A network that knows about held-out images almost what it knows about its own; the answer is its configuration. */
    public static Exercise<MultiLayerConfiguration> smallerGap() {
        return new Exercise<>(
                "A smaller gap, honestly",
                "Learning nothing closes a gap too, but is not asked for. Compare the five networks above: which of them have a"
                        + " smaller gap than BN, and what do they recognize of held-out images?",
                RegularizationExercises::smallerGap);
    }

    private static Feedback smallerGap(MultiLayerConfiguration configuration) {
        Trained trained = TRAINING.train(configuration);
        double validation = trained.validationAccuracy();
        return Feedback.of(
                Finding.atLeast("validation accuracy", validation, 0.55),
                Finding.atMost("training minus validation accuracy", trained.trainingAccuracy() - validation, 0.2));
    }

    /** The size of the mini-batch that gives a certain noise. */
    public static Exercise<Integer> noise() {
        return new Exercise<>(
                "How much noise?",
                "The mean of n images drawn at random deviates from that of all images by a standard deviation divided by √n.",
                RegularizationExercises::noise);
    }

    private static Feedback noise(int batchSize) {
        INDArray units = hiddenUnits();
        long most = units.size(0) / 2;
        if (batchSize < MIN_IMAGES || batchSize > most) {
            return Feedback.problem(
                    "A mini-batch can have " + MIN_IMAGES + " to " + most + " images here, not " + batchSize + ".");
        }
        return Feedback.of(
                Finding.atMost("noise in mini-batches of this size", noise(units, batchSize), LITTLE_NOISE),
                Finding.atLeast("noise in mini-batches of half this size", noise(units, batchSize / 2), LITTLE_NOISE));
    }

    /** What 100 hidden units have to say about each image before they are normalized. */
    private static INDArray hiddenUnits() {
        MultiLayerNetwork network = new MultiLayerNetwork(
                new ReluNetwork(1, WeightInit.RELU.getWeightInitFunction(), 0.01, false).configuration());
        network.init();
        return network.feedForward(ShortTraining.allImages().training().features())
                .get(1);
    }

    /** By how much the first image's normalized units vary with the images that happen to share its mini-batch. */
    private static double noise(INDArray units, int batchSize) {
        Random random = new Random(SEED);
        INDArray normalized = Nd4j.create(MINI_BATCHES, units.size(1));
        for (int i = 0; i < MINI_BATCHES; i++) {
            int[] rows = random.ints(batchSize, 0, (int) units.size(0)).toArray();
            rows[0] = 0;
            INDArray batch = Nd4j.pullRows(units, 1, rows);
            INDArray deviations = Transforms.sqrt(batch.var(false, 0).addi(EPSILON));
            normalized.putRow(i, batch.getRow(0).sub(batch.mean(0)).divi(deviations));
        }
        return Math.sqrt(normalized.var(false, 0).meanNumber().doubleValue());
    }
}
