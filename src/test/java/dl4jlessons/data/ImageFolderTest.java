package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.datavec.api.split.InputSplit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

class ImageFolderTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void readsTheImagesThatShipWithTheProject() {
        ImageFolder images = ImageFolder.of(ProjectFolder.fashionMnist());

        Examples training = images.training().all();
        Examples test = images.test().examples();

        assertThat(training.size()).isEqualTo(60_000);
        assertThat(training.width()).isEqualTo(784);
        assertThat(training.features().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(training.classCounts()).hasSize(10).containsOnly(6000);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(test.classCounts()).hasSize(10).containsOnly(1000);
        assertThat(images.height()).isEqualTo(28);
        assertThat(images.width()).isEqualTo(28);
        assertThat(images.classNames())
                .hasSize(10)
                .startsWith("T-shirt/top", "Trouser")
                .endsWith("Ankle boot");
        assertThat(training.features().minNumber().floatValue()).isZero();
        assertThat(training.features().maxNumber().floatValue()).isEqualTo(1);
        // the mean that papers on this data set subtract; image by image, as a float cannot add up 47 million pixels
        assertThat(training.features().mean(1).meanNumber().doubleValue()).isCloseTo(0.2860, within(0.0001));
    }

    @Test
    void readsOtherImageSizesAndNumbersOfClasses() throws IOException {
        IdxFiles.folder(folder);

        ImageFolder images = ImageFolder.of(folder);

        assertThat(images.training().width()).isEqualTo(64);
        assertThat(images.training().classIndices()).containsExactly(0, 1, 2, 2, 1, 0);
        assertThat(images.training().all().features().getFloat(3, 63)).isEqualTo(255 / 255f);
        assertThat(images.training().all().features().getFloat(0, 51)).isEqualTo(51 / 255f);
        assertThat(images.height()).isEqualTo(8);
        assertThat(images.width()).isEqualTo(8);
    }

    @Test
    void givesTestDataAsManyClassesAsTrainingDataHas() throws IOException {
        IdxFiles.folder(folder);

        Examples test = ImageFolder.of(folder).test().examples();

        assertThat(test.classes()).isEqualTo(3);
        assertThat(test.classCounts()).containsExactly(1, 2, 0);
    }

    @Test
    void tellsARecordReaderWhereTheFilesAre() throws IOException {
        IdxFiles.folder(folder);
        ImageFolder images = ImageFolder.of(folder);

        assertThat(images(images.trainingFiles())).isEqualTo(6);
        assertThat(images(images.testFiles())).isEqualTo(3);
    }

    @Test
    void numbersTheClassesUnlessAFileNamesThem() throws IOException {
        IdxFiles.folder(folder);
        ImageFolder images = ImageFolder.of(folder);
        assertThat(images.classNames()).containsExactly("0", "1", "2");

        Files.writeString(folder.resolve("classes.txt"), "cat\nExtremely big dog\nchâteau\n");

        assertThat(images.classNames()).containsExactly("cat", "Extremely big dog", "château");
    }

    @Test
    void readsOnceForAllThreads() throws Exception {
        IdxFiles.folder(folder);
        ImageFolder images = ImageFolder.of(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Pool>> asked = threads.invokeAll(
                    List.<Callable<Pool>>of(images::training, images::training, images::training, images::training));

            for (Future<Pool> examples : asked) {
                assertThat(examples.get()).isSameAs(images.training());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void labelsThatAreNeverUsedAreNoClasses() throws IOException {
        // some data sets count their classes from 1
        IdxFiles.folder(folder);
        IdxFiles.labels(folder.resolve("train-labels-idx1-ubyte.gz"), 1, 2, 3, 3, 2, 1);
        IdxFiles.labels(folder.resolve("t10k-labels-idx1-ubyte.gz"), 1, 2, 3);

        ImageFolder images = ImageFolder.of(folder);

        assertThat(images.training().classCounts()).containsExactly(2, 2, 2);
        assertThat(images.test().examples().classCounts()).containsExactly(1, 1, 1);
        assertThat(images.classNames()).containsExactly("1", "2", "3");
        assertThat(labels(images.trainingFiles())).containsExactly("1", "2", "3");
    }

    private static List<String> labels(InputSplit files) {
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(files);
        return reader.getLabels();
    }

    private static int images(InputSplit files) {
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(files);
        return reader.size();
    }

    /** As browsers and other archives leave them. */
    @ParameterizedTest
    @CsvSource({"-idx, ''", ".idx, ''", ".idx, .gz"})
    void readsFilesThatAreNotCompressedOrNamedWithAPoint(String beforeIdx, String ending) throws IOException {
        IdxFiles.folder(folder);
        Examples training = ImageFolder.of(folder).training().all();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name =
                        file.getFileName().toString().replace("-idx", beforeIdx).replace(".gz", ending);
                byte[] content = ending.isEmpty() ? decompressed(file) : Files.readAllBytes(file);
                Files.delete(file);
                Files.write(folder.resolve(name), content);
            }
        }

        ImageFolder images = ImageFolder.of(folder);

        assertThat(images.training().all()).isEqualTo(training);
        assertThat(images.test().examples().size()).isEqualTo(3);
        assertThat(labels(images.trainingFiles())).hasSize(3);
    }

    @Test
    void readsFilesThatABrowserHasDecompressedWithoutSayingSo() throws IOException {
        IdxFiles.folder(folder);
        Examples training = ImageFolder.of(folder).training().all();
        Path file = folder.resolve("train-images-idx3-ubyte.gz");
        Files.write(file, decompressed(file));

        assertThat(ImageFolder.of(folder).training().all()).isEqualTo(training);
    }

    @ParameterizedTest
    @MethodSource("namesOfTwoClasses")
    void namesMayBeThoseOfTheLabelsOrOfAllLabels(String text, String first, String second) throws IOException {
        IdxFiles.folder(folder);
        IdxFiles.labels(folder.resolve("train-labels-idx1-ubyte.gz"), 3, 3, 5, 5, 3, 5);
        IdxFiles.labels(folder.resolve("t10k-labels-idx1-ubyte.gz"), 3, 5, 3);
        Files.writeString(folder.resolve("classes.txt"), text);

        assertThat(ImageFolder.of(folder).classNames()).containsExactly(first, second);
    }

    static Stream<Arguments> namesOfTwoClasses() {
        return Stream.of(
                Arguments.of("three\nfive", "three", "five"),
                Arguments.of("\uFEFFthree\r\nfive \r\n\r\n \n", "three", "five"),
                Arguments.of("0\n1\n2\nthree\n4\nfive\n", "three", "five"),
                Arguments.of("0\n1\n2\nthree\n4\nfive\n6\n7\n8\n9\n", "three", "five"));
    }

    @Test
    void theSummarySaysWhatIsThere() throws IOException {
        IdxFiles.folder(folder);
        Files.writeString(folder.resolve("classes.txt"), "cat\ndog\nfox\n");

        DataSummary summary = ImageFolder.of(folder).summary();

        assertThat(summary.read())
                .isEqualTo(folder.getFileName() + ": images of 8 × 8 pixels; 6 for training, 3 for the test; 3 classes:"
                        + " cat 2, dog 2, fox 2");
        assertThat(summary.classNames()).containsExactly("cat", "dog", "fox");
    }

    private static byte[] decompressed(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }
}
