package dl4jlessons.lesson.tuning;

import dl4jlessons.data.Examples;
import dl4jlessons.data.Normalizer;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.Run;
import dl4jlessons.training.Training;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Which images gave a normalizer its means and deviations. */
enum NormalizerFit {
    TRAINING("training images"),
    TRAINING_AND_TEST("training and test images");

    private final String images;

    NormalizerFit(String images) {
        this.images = images;
    }

    @Override
    public String toString() {
        return "normalizer from " + images;
    }

    /** Accuracy on images that play the part of test images, and on as many others that no normalizer has seen. */
    record Tested(double test, double others) {}

    /** Trains a network on standardized images and tests it on two halves of the unseen ones. */
    static Tested test(
            MultiLayerNetwork network, Run<NormalizerFit> run, SearchImages images, int batchSize, int epochs) {
        Examples training = images.tuning().training();
        int half = images.unseen().size() / 2;
        Examples test = images.unseen().range(0, half);
        Examples others = images.unseen().range(half, 2 * half);

        Normalizer normalizer = Normalizer.fitOn(run.variant() == TRAINING ? training : training.and(test));
        Training.on(normalizer.apply(training))
                .batchSize(batchSize)
                .epochs(epochs)
                .fit(network, run);
        return new Tested(Accuracy.of(network, normalizer.apply(test)), Accuracy.of(network, normalizer.apply(others)));
    }
}
