package dl4jlessons.data;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;

/**
 * Labelled images in the four standard files of MNIST and its successors, of any image size and number of classes. They
 * are read when first asked for (60,000 images take about a second) and then kept. Threads can share it.
 *
 * <p>Labels that no training image has are no classes: in a data set that counts from 1, class 0 is the one with the label
 * 1.
 */
public final class ImageFolder {
    private static final String TRAINING_IMAGES = "train-images-idx3-ubyte.gz";
    private static final String TRAINING_LABELS = "train-labels-idx1-ubyte.gz";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final List<String> FILES = List.of(TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS);
    private static final String WHAT_TO_GIVE = ": give a folder with the four files " + String.join(", ", FILES) + ".";

    private final Path folder;
    private final Lazy<int[]> labels = new Lazy<>(this::readLabels);
    private final Lazy<IdxImages> pool = new Lazy<>(this::openTraining);
    private final Lazy<IdxImages> training = new Lazy<>(() -> pool.get().inMemory());
    private final Lazy<TestData> test = new Lazy<>(this::readTest);

    private ImageFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks that the four files are there; what is in them is checked when it is read. They may also lack the ending
     * {@code .gz}, or have a point before {@code idx}, as they have when they come from elsewhere.
     *
     * @throws UserException if the folder or one of the files is missing
     */
    public static ImageFolder of(Path folder) {
        if (!Files.exists(folder)) {
            throw UserException.wrongUsage("There is no folder " + folder + WHAT_TO_GIVE);
        }
        if (!Files.isDirectory(folder)) {
            throw UserException.wrongUsage(folder + " is not a folder" + WHAT_TO_GIVE);
        }
        List<String> missing = FILES.stream()
                .filter(name -> !Files.isRegularFile(file(folder, name)))
                .toList();
        if (!missing.isEmpty()) {
            throw UserException.wrongUsage(
                    "The folder " + folder + " lacks " + String.join(" and ", missing) + WHAT_TO_GIVE);
        }
        return new ImageFolder(folder);
    }

    /** The file of a name, under the first of its spellings that is there. */
    private static Path file(Path folder, String name) {
        String plain = name.replace(".gz", "");
        String withPoint = plain.replace("-idx", ".idx");
        return Stream.of(name, plain, withPoint + ".gz", withPoint)
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(folder.resolve(name));
    }

    private Path file(String name) {
        return file(folder, name);
    }

    /** Where an {@link IdxRecordReader} finds the training images and their labels. */
    public InputSplit trainingFiles() {
        return split(TRAINING_IMAGES, TRAINING_LABELS);
    }

    /** Where an {@link IdxRecordReader} finds the test images and their labels. */
    public InputSplit testFiles() {
        return split(TEST_IMAGES, TEST_LABELS);
    }

    /**
     * All training images, in the order of the file: the pool that training and validation examples are drawn from, as
     * often as one likes. The images are kept as they are in the file, a byte a pixel, and become examples when drawn.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others
     */
    public Pool training() {
        return training.get();
    }

    /**
     * The training images as a pool of which only what is drawn is read: for one who draws once, and few.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others; of the images themselves
     *     that is found out when some are drawn
     */
    public Pool trainingPool() {
        return pool.get();
    }

    /**
     * All test images, in the order of the file.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others
     */
    public TestData test() {
        return test.get();
    }

    /** Pixels of an image from top to bottom. */
    public int height() {
        return pool.get().rows();
    }

    /** Pixels of an image from left to right; a row of pixels follows the other in {@link Examples#features()}. */
    public int width() {
        return pool.get().columns();
    }

    /**
     * What the classes are called: the lines of {@code classes.txt} if the folder has such a file, else their labels.
     *
     * @throws UserException if the file cannot be read or does not name each class
     */
    public List<String> classNames() {
        return ClassNames.of(folder, knownLabels());
    }

    /**
     * What is in the folder, in words.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others
     */
    public DataSummary summary() {
        List<String> names = classNames();
        String read = (folder.getNameCount() == 0 ? folder : folder.getFileName()) + ": images of " + height() + " × "
                + width() + " pixels; " + NumberText.count(pool.get().size()) + " for training, "
                + NumberText.count(test().examples().size()) + " for the test; "
                + DataSummary.count(names.size(), "class", "classes") + ": "
                + DataSummary.classes(names, pool.get().classCounts());
        return new DataSummary(read, names, List.of());
    }

    private InputSplit split(String images, String labels) {
        return new CollectionInputSplit(
                List.of(file(images).toUri(), file(labels).toUri()));
    }

    private int[] readLabels() {
        return IdxFile.labels(file(TRAINING_LABELS));
    }

    /** The labels that training images have, in ascending order. */
    private List<Integer> knownLabels() {
        return IntStream.of(labels.get()).distinct().sorted().boxed().toList();
    }

    private IdxImages openTraining() {
        IdxImages images = new IdxImages(file(TRAINING_IMAGES), file(TRAINING_LABELS), labels.get(), knownLabels());
        if (images.classes() < 2) {
            throw UserException.failed(file(TRAINING_LABELS)
                    + " gives all images the same label: there must be at least two classes to tell apart.");
        }
        return images;
    }

    private TestData readTest() {
        int[] testLabels = IdxFile.labels(file(TEST_LABELS));
        List<Integer> known = knownLabels();
        IdxImages images = new IdxImages(file(TEST_IMAGES), file(TEST_LABELS), testLabels, known);
        if (images.rows() != height() || images.columns() != width()) {
            throw UserException.failed(file(TEST_IMAGES) + " holds images of " + images.rows() + " × "
                    + images.columns() + " pixels, but " + file(TRAINING_IMAGES).getFileName() + " of " + height()
                    + " × "
                    + width() + ": take four files of the same data set.");
        }
        IntStream.of(testLabels)
                .filter(label -> !known.contains(label))
                .findFirst()
                .ifPresent(label -> {
                    throw UserException.failed(file(TEST_LABELS) + " has the label " + label + ", which "
                            + file(TRAINING_LABELS).getFileName()
                            + " never has: take four files of the same data set.");
                });
        return new TestData(images.all());
    }
}
