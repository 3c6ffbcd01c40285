package dl4jlessons.data;

import dl4jlessons.runtime.NativeFloats;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Labelled images in two IDX files. Only the labels are in memory: of the images, those that are drawn are read, in one
 * pass through their file, which is checked to its end. For one who draws again and again, {@link #inMemory()} keeps them.
 */
final class IdxImages implements Pool {
    private final Path file;
    private final int rows;
    private final int columns;
    private final int[] classOfImage;
    private final int classes;
    private final Pixels pixels;

    /** The images by number; a byte of each pixel stands for 0 to 255. */
    private interface Pixels {
        /**
         * Visits images.
         *
         * @param ascending their numbers; those that occur several times are visited as often
         * @param visitor is given the place among these numbers, and the bytes, which are overwritten soon
         */
        void visit(int[] ascending, ObjIntConsumer<byte[]> visitor);
    }

    /** Where an image goes: a place in a set. */
    private record Place(int image, int set, int row) {}

    /**
     * Reads the size of the images.
     *
     * @param images a file of images
     * @param labelFile where the labels come from, for messages
     * @param labels one for each image
     * @param known the labels that are classes, in ascending order: the first is class 0
     * @throws UserException if the files cannot be read, are damaged, or do not belong together
     */
    IdxImages(Path images, Path labelFile, int[] labels, List<Integer> known) {
        try (IdxFile opened = IdxFile.images(images)) {
            if (opened.items() != labels.length) {
                throw UserException.failed(images + " holds " + opened.items() + " images, but " + labelFile + " "
                        + labels.length + " labels: take two files that belong together.");
            }
            file = images;
            rows = opened.size(1);
            columns = opened.size(2);
            pixels = this::visitFile;
            classes = known.size();
            classOfImage = IntStream.of(labels)
                    .map(label -> Collections.binarySearch(known, label))
                    .toArray();
        }
    }

    private IdxImages(IdxImages images, BytePointer bytes) {
        file = images.file;
        rows = images.rows;
        columns = images.columns;
        classOfImage = images.classOfImage;
        classes = images.classes;
        pixels = (ascending, visitor) -> visitMemory(bytes, ascending, visitor);
    }

    /**
     * The same images, all read once and kept, a byte a pixel: as floats they would take four times the memory.
     *
     * @throws UserException if the file is damaged, or the images are too many for this machine
     */
    IdxImages inMemory() {
        double size = (double) size() * width();
        MemoryNeed.checkMachine(file, size, "take fewer or smaller images");
        BytePointer bytes = new BytePointer((long) size);
        visitFile(
                IntStream.range(0, size()).toArray(), (image, number) -> bytes.getPointer((long) number * image.length)
                        .put(image, 0, image.length));
        return new IdxImages(this, bytes);
    }

    /** Pixels from top to bottom. */
    int rows() {
        return rows;
    }

    /** Pixels from left to right. */
    int columns() {
        return columns;
    }

    @Override
    public int width() {
        return rows * columns;
    }

    @Override
    public int size() {
        return classOfImage.length;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int[] classIndices() {
        return classOfImage.clone();
    }

    @Override
    public List<Examples> draw(List<int[]> sets) {
        MemoryNeed.checkMachine(
                file,
                (double) sets.stream().mapToInt(set -> set.length).sum() * width() * Float.BYTES,
                "take fewer or smaller images");
        List<INDArray> drawn = sets.stream()
                .map(set -> Nd4j.createUninitialized(DataType.FLOAT, set.length, width()))
                .toList();
        copy(places(sets), drawn.stream().map(NativeFloats::of).toList());
        ImagePreProcessingScaler scaler = new ImagePreProcessingScaler();
        drawn.forEach(scaler::transform);
        return IntStream.range(0, sets.size())
                .mapToObj(set -> new Examples(drawn.get(set), OneHot.of(labels(sets.get(set)), classes)))
                .toList();
    }

    private int[] labels(int[] images) {
        return IntStream.of(images).map(image -> classOfImage[image]).toArray();
    }

    /** In the order of the file. */
    private static List<Place> places(List<int[]> sets) {
        List<Place> places = new ArrayList<>();
        for (int set = 0; set < sets.size(); set++) {
            for (int row = 0; row < sets.get(set).length; row++) {
                places.add(new Place(sets.get(set)[row], set, row));
            }
        }
        places.sort(Comparator.comparingInt(Place::image));
        return places;
    }

    private void copy(List<Place> places, List<NativeFloats> sets) {
        float[] values = new float[width()];
        pixels.visit(places.stream().mapToInt(Place::image).toArray(), (image, next) -> {
            Place place = places.get(next);
            for (int i = 0; i < image.length; i++) {
                values[i] = Byte.toUnsignedInt(image[i]);
            }
            sets.get(place.set()).put(place.row() * values.length, values, values.length);
        });
    }

    private void visitFile(int[] ascending, ObjIntConsumer<byte[]> visitor) {
        try (IdxFile images = IdxFile.images(file)) {
            byte[] image = new byte[images.itemSize()];
            int next = 0;
            for (int i = 0; i < images.items(); i++) {
                images.read(image);
                for (; next < ascending.length && ascending[next] == i; next++) {
                    visitor.accept(image, next);
                }
            }
            images.checkEnd();
        }
    }

    private void visitMemory(BytePointer bytes, int[] ascending, ObjIntConsumer<byte[]> visitor) {
        byte[] image = new byte[width()];
        for (int next = 0; next < ascending.length; next++) {
            bytes.getPointer((long) ascending[next] * image.length).get(image, 0, image.length);
            visitor.accept(image, next);
        }
    }
}
