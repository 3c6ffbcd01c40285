package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Labelled images in two IDX files. Only the labels are in memory: of the images, those that are drawn are read, in one
 * pass through their file, which is checked to its end.
 */
final class IdxImages implements Pool {
    private final Path file;
    private final int height;
    private final int width;
    private final int[] classOfImage;
    private final int classes;

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
            height = opened.size(1);
            width = opened.size(2);
            classes = known.size();
            classOfImage = IntStream.of(labels)
                    .map(label -> Collections.binarySearch(known, label))
                    .toArray();
        }
    }

    /** Pixels from top to bottom. */
    int height() {
        return height;
    }

    /** Pixels from left to right. */
    int width() {
        return width;
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

    /** All images, in the order of the file. */
    Examples all() {
        return draw(List.of(IntStream.range(0, size()).toArray())).get(0);
    }

    @Override
    public List<Examples> draw(List<int[]> sets) {
        MemoryNeed.checkMachine(
                file,
                (double) sets.stream().mapToInt(set -> set.length).sum() * height * width * Float.BYTES,
                "take fewer or smaller images");
        List<INDArray> pixels = sets.stream()
                .map(set -> Nd4j.createUninitialized(DataType.FLOAT, set.length, (long) height * width))
                .toList();
        read(places(sets), pixels);
        ImagePreProcessingScaler scaler = new ImagePreProcessingScaler();
        pixels.forEach(scaler::transform);
        return IntStream.range(0, sets.size())
                .mapToObj(set -> new Examples(pixels.get(set), OneHot.of(labels(sets.get(set)), classes)))
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

    private void read(List<Place> places, List<INDArray> pixels) {
        List<FloatIndexer> values =
                pixels.stream().map(set -> (FloatIndexer) set.data().indexer()).toList();
        try (IdxFile images = IdxFile.images(file)) {
            byte[] image = new byte[images.itemSize()];
            int next = 0;
            for (int i = 0; i < images.items(); i++) {
                images.read(image);
                for (; next < places.size() && places.get(next).image() == i; next++) {
                    Place place = places.get(next);
                    put(image, values.get(place.set()), (long) place.row() * image.length);
                }
            }
            images.checkEnd();
        }
    }

    private static void put(byte[] image, FloatIndexer values, long first) {
        for (int i = 0; i < image.length; i++) {
            values.put(first + i, Byte.toUnsignedInt(image[i]));
        }
    }
}
