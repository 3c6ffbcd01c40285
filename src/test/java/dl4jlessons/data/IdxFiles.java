package dl4jlessons.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Writes small files in IDX format, right or wrong. */
final class IdxFiles {
    static final int LABELS_MAGIC = 0x0801;
    static final int IMAGES_MAGIC = 0x0803;

    private IdxFiles() {}

    /** Images whose pixels count up from 0 through all images, modulo 256. */
    static void images(Path file, int count, int height, int width) throws IOException {
        byte[] pixels = new byte[count * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        write(file, pixels, IMAGES_MAGIC, count, height, width);
    }

    static void labels(Path file, int... labels) throws IOException {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        write(file, bytes, LABELS_MAGIC, labels.length);
    }

    /** Compresses a header of four-byte numbers and the values behind it. */
    static void write(Path file, byte[] values, int... header) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES * header.length + values.length);
        for (int number : header) {
            content.putInt(number);
        }
        content.put(values);
        Files.write(file, gzip(content.array()));
    }

    /** A folder of 8 × 8 images in three classes: six for training, three for the test. */
    static void folder(Path folder) throws IOException {
        images(folder.resolve("train-images-idx3-ubyte.gz"), 6, 8, 8);
        labels(folder.resolve("train-labels-idx1-ubyte.gz"), 0, 1, 2, 2, 1, 0);
        images(folder.resolve("t10k-images-idx3-ubyte.gz"), 3, 8, 8);
        labels(folder.resolve("t10k-labels-idx1-ubyte.gz"), 1, 0, 1);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
