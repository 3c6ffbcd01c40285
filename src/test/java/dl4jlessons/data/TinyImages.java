package dl4jlessons.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A data set unlike Fashion-MNIST that small networks learn in a moment: 8 × 8 pixels, three classes, much noise. */
public final class TinyImages {
    public static final int CLASSES = 3;
    public static final int TRAINING = 600;
    private static final int TEST = 30;
    private static final int SIZE = 8;
    /** Pixels from 0 to this one are noise; those of the class's own rows are brighter by as much. */
    private static final int NOISE = 120;

    private TinyImages() {}

    /** Writes the four files, the same each time. */
    public static void write(Path folder) throws IOException {
        write(folder, "train", TRAINING, new Random(1));
        write(folder, "t10k", TEST, new Random(2));
    }

    private static void write(Path folder, String kind, int count, Random random) throws IOException {
        byte[] pixels = new byte[count * SIZE * SIZE];
        int[] labels = new int[count];
        for (int image = 0; image < count; image++) {
            labels[image] = image % CLASSES;
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                boolean bright = pixel / SIZE % CLASSES == labels[image];
                pixels[image * SIZE * SIZE + pixel] = (byte) (random.nextInt(NOISE) + (bright ? NOISE : 0));
            }
        }
        IdxFiles.write(
                folder.resolve(kind + "-images-idx3-ubyte.gz"), pixels, IdxFiles.IMAGES_MAGIC, count, SIZE, SIZE);
        IdxFiles.labels(folder.resolve(kind + "-labels-idx1-ubyte.gz"), labels);
    }
}
