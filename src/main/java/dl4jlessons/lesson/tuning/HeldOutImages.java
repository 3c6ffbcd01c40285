package dl4jlessons.lesson.tuning;

import dl4jlessons.data.Examples;
import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import dl4jlessons.training.Accuracy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * What finished networks make of held-out images, one small file for each trial: a bit for each image,
 * set if it was classified correctly, below a line that says where it belongs. So a replayed search knows it without training anything.
 *
 * @param folder of the files
 * @param images the images, always the same in a study
 */
record HeldOutImages(Path folder, Examples images) {
    void measure(int trial, MultiLayerNetwork network) {
        byte[] bits = Accuracy.hits(network, images).toByteArray();
        byte[] seal = seal(trial, bits);
        AtomicFile.write(
                file(trial),
                ByteBuffer.allocate(seal.length + bits.length)
                        .put(seal)
                        .put(bits)
                        .array());
    }

    /**
     * The bits of a trial that was trained to the end.
     *
     * @throws UserException if its file is gone, or is not what was written for this trial of this study
     */
    BitSet hits(int trial) {
        try {
            byte[] content = Files.readAllBytes(file(trial));
            int length = seal(trial, new byte[0]).length;
            byte[] bits = Arrays.copyOfRange(content, Math.min(length, content.length), content.length);
            if (!Arrays.equals(seal(trial, bits), Arrays.copyOf(content, length))) {
                throw new IOException("it is not what the lesson wrote");
            }
            return BitSet.valueOf(bits);
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot read " + file(trial) + " (" + AtomicFile.reason(e) + "): delete the folder "
                            + folder.getParent() + " and run the lesson again.",
                    e);
        }
    }

    /** Where the bits belong, and their checksum in a fixed number of digits: a line that stands before them. */
    private byte[] seal(int trial, byte[] bits) {
        CRC32 crc = new CRC32();
        crc.update(bits);
        String line = folder.getParent().getFileName() + ", trial " + trial + ", " + images.size() + " images, "
                + HexFormat.of().toHexDigits((int) crc.getValue()) + "\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private Path file(int trial) {
        return folder.resolve("trial-" + trial);
    }
}
