package dl4jlessons.lesson.batchnorm;

import java.util.List;
import java.util.stream.Stream;

/**
 * How {@link BatchNormRegularization} trains a network.
 *
 * @param batchSize images in a mini-batch
 * @param learningRate of SGD
 */
record Setting(int batchSize, double learningRate) {
    static final Setting BOOK = new Setting(100, 0.01);
    static final Setting SMALLEST_BATCH = new Setting(8, BOOK.learningRate);
    /** All images at once: nothing is left to chance. */
    static final Setting LARGEST_BATCH = new Setting(300, BOOK.learningRate);
    /** The book's learning rate, several sizes of the mini-batch. */
    static final List<Setting> BATCH_SIZES =
            List.of(SMALLEST_BATCH, new Setting(30, BOOK.learningRate), BOOK, LARGEST_BATCH);
    /** Where batch normalization looked best against the plain network, in trials on other images and seeds. */
    static final Setting FAVOURABLE = new Setting(8, 0.1);

    static final List<Setting> ALL =
            Stream.concat(BATCH_SIZES.stream(), Stream.of(FAVOURABLE)).toList();

    @Override
    public String toString() {
        return "batch " + batchSize + (learningRate == BOOK.learningRate ? "" : ", rate " + learningRate);
    }
}
