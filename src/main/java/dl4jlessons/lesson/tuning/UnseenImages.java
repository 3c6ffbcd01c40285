package dl4jlessons.lesson.tuning;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.Accuracy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What finished networks make of images that the search never saw, one small file for each trial: a bit for each image,
 * set if it was classified correctly. So a replayed search knows it without training anything.
 *
 * @param folder of the files
 * @param images the images, always the same in a study
 */
record UnseenImages(Path folder, Examples images) {
    void measure(int trial, MultiLayerNetwork network) {
        AtomicFile.write(file(trial), Accuracy.hits(network, images).toByteArray());
    }

    /**
     * The bits of a trial that was trained to the end.
     *
     * @throws UserException if its file is gone
     */
    BitSet hits(int trial) {
        try {
            return BitSet.valueOf(Files.readAllBytes(file(trial)));
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot read " + file(trial) + " (" + AtomicFile.reason(e) + "): delete the folder "
                            + folder.getParent() + " and run the lesson again.",
                    e);
        }
    }

    private Path file(int trial) {
        return folder.resolve("trial-" + trial);
    }
}
