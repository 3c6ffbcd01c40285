package dl4jlessons.data;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.split.InputSplit;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/**
 * Labelled images in the four standard files of MNIST and its successors, of any image size and number of classes. They
 * are read when first asked for (60,000 images take about a second) and then kept. Threads can share it.
 */
public final class ImageFolder {
    private static final String TRAINING_IMAGES = "train-images-idx3-ubyte.gz";
    private static final String TRAINING_LABELS = "train-labels-idx1-ubyte.gz";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte.gz";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte.gz";
    private static final List<String> FILES = List.of(TRAINING_IMAGES, TRAINING_LABELS, TEST_IMAGES, TEST_LABELS);
    private static final String WHAT_TO_GIVE = ": give a folder with the four files " + String.join(", ", FILES) + ".";
    /** May lie beside the four files: one class name a line, in the order of the labels. */
    private static final String CLASS_NAMES = "classes.txt";

    private final Path folder;
    private final Lazy<Images> training = new Lazy<>(this::readTraining);
    private final Lazy<Images> test = new Lazy<>(this::readTest);

    private record Images(Examples examples, int height, int width) {}

    private ImageFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Checks that the four files are there; what is in them is checked when it is read.
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
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw UserException.wrongUsage(
                    "The folder " + folder + " lacks " + String.join(" and ", missing) + WHAT_TO_GIVE);
        }
        return new ImageFolder(folder);
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
     * All training images, in the order of the file: the pool that training and validation examples are drawn from.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others
     */
    public Examples training() {
        return training.get().examples();
    }

    /**
     * All test images, in the order of the file.
     *
     * @throws UserException if a file cannot be read, is damaged, or does not fit the others
     */
    public TestData test() {
        return new TestData(test.get().examples());
    }

    /** Pixels of an image from top to bottom. */
    public int height() {
        return training.get().height();
    }

    /** Pixels of an image from left to right; a row of pixels follows the other in {@link Examples#features()}. */
    public int width() {
        return training.get().width();
    }

    /**
     * What the classes are called, in the order of the labels: the lines of {@code classes.txt} if the folder has such a
     * file, else "0", "1" and so on.
     *
     * @throws UserException if the file cannot be read or does not name each class
     */
    public List<String> classNames() {
        int classes = training().classes();
        Path file = folder.resolve(CLASS_NAMES);
        if (!Files.exists(file)) {
            return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
        }
        try {
            List<String> names = Files.readAllLines(file);
            if (names.size() != classes) {
                throw UserException.failed(file + " names " + names.size() + " classes, but the training labels show "
                        + classes + ": write one name a line, in the order of the labels, or remove the file.");
            }
            return names;
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): save it as UTF-8 text or remove it.", e);
        }
    }

    private InputSplit split(String images, String labels) {
        return new CollectionInputSplit(
                List.of(folder.resolve(images).toUri(), folder.resolve(labels).toUri()));
    }

    private Images readTraining() {
        IdxRecordReader reader = reader(trainingFiles());
        Images images = read(reader, reader.getLabels().size());
        if (IntStream.of(images.examples().classCounts()).filter(n -> n > 0).count() < 2) {
            throw UserException.failed(folder.resolve(TRAINING_LABELS)
                    + " gives all images the same label: there must be at least two classes to tell apart.");
        }
        return images;
    }

    private Images readTest() {
        IdxRecordReader reader = reader(testFiles());
        checkSameSize(reader);
        int[] trainingCounts = training().classCounts();
        checkKnownClass(reader.getLabels().size() - 1, trainingCounts);
        Images images = read(reader, trainingCounts.length);
        IntStream.of(images.examples().classIndices()).forEach(label -> checkKnownClass(label, trainingCounts));
        return images;
    }

    private void checkSameSize(IdxRecordReader reader) {
        if (reader.height() != height() || reader.width() != width()) {
            throw UserException.failed(folder.resolve(TEST_IMAGES) + " holds images of " + reader.height() + " × "
                    + reader.width() + " pixels, but " + TRAINING_IMAGES + " of " + height() + " × " + width()
                    + ": take four files of the same data set.");
        }
    }

    private void checkKnownClass(int label, int[] trainingCounts) {
        if (label >= trainingCounts.length || trainingCounts[label] == 0) {
            throw UserException.failed(folder.resolve(TEST_LABELS) + " has the label " + label + ", which "
                    + TRAINING_LABELS + " never has: take four files of the same data set.");
        }
    }

    private static IdxRecordReader reader(InputSplit files) {
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(files);
        return reader;
    }

    /** The whole file as one mini-batch, which becomes the examples without being copied. */
    private static Images read(IdxRecordReader reader, int classes) {
        DataSet all = new RecordReaderDataSetIterator.Builder(reader, reader.size())
                .classification(1, classes)
                .preProcessor(new ImagePreProcessingScaler())
                .build()
                .next();
        return new Images(new Examples(all.getFeatures(), all.getLabels()), reader.height(), reader.width());
    }
}
