package dl4jlessons.notebook.exercise;

import dl4jlessons.data.ImageFolder;
import dl4jlessons.data.Lazy;
import dl4jlessons.data.Split;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.runtime.ProjectFolder;
import dl4jlessons.training.Accuracy;
import dl4jlessons.training.History;
import dl4jlessons.training.Training;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * The training by which exercises measure readers' networks: a second or two, and always the same images in the same order.
 *
 * @param images training images, at most {@value #MAX_IMAGES}
 * @param batchSize images in a mini-batch
 * @param epochs passes through the training images
 */
record ShortTraining(int images, int batchSize, int epochs) {
    private static final int MAX_IMAGES = 2000;
    private static final long SEED = 1;
    /** Drawing them means reading 60,000 images: that is done once. */
    private static final Lazy<TrainValidationData> IMAGES = new Lazy<>(
            () -> Split.tuning(ImageFolder.of(ProjectFolder.fashionMnist()).training(), SEED, MAX_IMAGES, MAX_IMAGES));

    /**
     * A network after its training.
     *
     * @param images it was trained on the one part; the other is new to it
     */
    record Trained(MultiLayerNetwork network, History history, TrainValidationData images) {
        /** Share of right answers on its own images; 0 if it has diverged. */
        double trainingAccuracy() {
            return Accuracy.of(network, images.training());
        }

        /** Share of right answers on held-out images; 0 if it has diverged. */
        double validationAccuracy() {
            return Accuracy.of(network, images.validation());
        }
    }

    /** All images that exercises use: {@value #MAX_IMAGES} to train on, and as many others. */
    static TrainValidationData allImages() {
        return IMAGES.get();
    }

    /**
     * Trains the network that a reader has configured.
     *
     * @throws IllegalArgumentException if it cannot be trained on images; the message says why
     */
    Trained train(MultiLayerConfiguration configuration) {
        NetworkFaults.ofTraining(configuration).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        TrainValidationData all = allImages();
        TrainValidationData data = new TrainValidationData(all.training().first(images), all.validation());
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        History history = Training.on(data.training())
                .batchSize(batchSize)
                .validationOnly()
                .fitEpochs(network, SEED, 0, epochs);
        return new Trained(network, history, data);
    }
}
