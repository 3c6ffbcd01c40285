package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.datavec.api.split.InputSplit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

        Examples training = images.training();
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
        assertThat(images.training().features().getFloat(3, 63)).isEqualTo(255 / 255f);
        assertThat(images.training().features().getFloat(0, 51)).isEqualTo(51 / 255f);
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
            List<Future<Examples>> asked = threads.invokeAll(List.<Callable<Examples>>of(
                    images::training, images::training, images::training, images::training));

            for (Future<Examples> examples : asked) {
                assertThat(examples.get()).isSameAs(images.training());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void allowsALabelThatIsNeverUsed() throws IOException {
        // some data sets count their classes from 1
        IdxFiles.folder(folder);
        IdxFiles.labels(folder.resolve("train-labels-idx1-ubyte.gz"), 1, 2, 3, 3, 2, 1);
        IdxFiles.labels(folder.resolve("t10k-labels-idx1-ubyte.gz"), 1, 2, 3);

        ImageFolder images = ImageFolder.of(folder);

        assertThat(images.training().classCounts()).containsExactly(0, 2, 2, 2);
        assertThat(images.test().examples().classCounts()).containsExactly(0, 1, 1, 1);
    }

    private static int images(InputSplit files) {
        IdxRecordReader reader = new IdxRecordReader();
        reader.initialize(files);
        return reader.size();
    }
}
