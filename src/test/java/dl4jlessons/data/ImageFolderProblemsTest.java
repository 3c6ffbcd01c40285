package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a folder of images is said in one sentence that names the file and what to do. */
class ImageFolderProblemsTest {
    private static final String WHAT_TO_GIVE = ": give a folder with the four files train-images-idx3-ubyte.gz,"
            + " train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz.";

    @TempDir
    private Path folder;

    private Path images;
    private Path labels;
    private Path testImages;
    private Path testLabels;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @BeforeEach
    void makeGoodFolder() throws IOException {
        IdxFiles.folder(folder);
        images = folder.resolve("train-images-idx3-ubyte.gz");
        labels = folder.resolve("train-labels-idx1-ubyte.gz");
        testImages = folder.resolve("t10k-images-idx3-ubyte.gz");
        testLabels = folder.resolve("t10k-labels-idx1-ubyte.gz");
    }

    @Test
    void missingFolder() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(problemWith(nowhere)).isEqualTo("2 There is no folder " + nowhere + WHAT_TO_GIVE);
    }

    @Test
    void fileInsteadOfAFolder() {
        assertThat(problemWith(images)).isEqualTo("2 " + images + " is not a folder" + WHAT_TO_GIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train-images-idx3-ubyte.gz",
                "train-labels-idx1-ubyte.gz",
                "t10k-images-idx3-ubyte.gz",
                "t10k-labels-idx1-ubyte.gz"
            })
    void missingFile(String name) throws IOException {
        Files.delete(folder.resolve(name));

        assertThat(problemWith(folder)).isEqualTo("2 The folder " + folder + " lacks " + name + WHAT_TO_GIVE);
    }

    @Test
    void twoMissingFiles() throws IOException {
        Files.delete(images);
        Files.delete(testLabels);

        assertThat(problemWith(folder))
                .isEqualTo("2 The folder " + folder + " lacks train-images-idx3-ubyte.gz and t10k-labels-idx1-ubyte.gz"
                        + WHAT_TO_GIVE);
    }

    @Test
    void fewerLabelsThanImages() throws IOException {
        IdxFiles.labels(labels, 0, 1, 2, 0, 1);

        assertThat(problemWithTraining())
                .isEqualTo("1 " + images + " holds 6 images, but " + labels
                        + " 5 labels: take two files that belong together.");
    }

    @Test
    void oneClassOnly() throws IOException {
        IdxFiles.labels(labels, 7, 7, 7, 7, 7, 7);

        assertThat(problemWithTraining())
                .isEqualTo("1 " + labels
                        + " gives all images the same label: there must be at least two classes to tell apart.");
    }

    @Test
    void testImagesOfAnotherSize() throws IOException {
        IdxFiles.images(testImages, 3, 16, 4);

        assertThat(problemWithTest())
                .isEqualTo(
                        "1 " + testImages + " holds images of 16 × 4 pixels, but train-images-idx3-ubyte.gz of 8 × 8:"
                                + " take four files of the same data set.");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 255})
    void testLabelBeyondTheTrainingClasses(int label) throws IOException {
        IdxFiles.labels(testLabels, 0, label, 1);

        assertThat(problemWithTest()).isEqualTo(unknownLabel(label));
    }

    @Test
    void testLabelInAGapOfTheTrainingClasses() throws IOException {
        IdxFiles.labels(labels, 0, 3, 0, 3, 0, 3);

        assertThat(problemWithTest()).isEqualTo(unknownLabel(1));
    }

    @Test
    void wrongNumberOfClassNames() throws IOException {
        Path names = Files.writeString(folder.resolve("classes.txt"), "cat\ndog\n");

        assertThat(problem(() -> ImageFolder.of(folder).classNames()))
                .isEqualTo("1 " + names + " names 2 classes, but the training labels show 3:"
                        + " write one name a line, in the order of the labels, or remove the file.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cat\n\nfox\n", "\ndog\nfox"})
    void emptyLineBetweenClassNames(String text) throws IOException {
        Path names = Files.writeString(folder.resolve("classes.txt"), text);

        assertThat(problem(() -> ImageFolder.of(folder).classNames()))
                .isEqualTo("1 " + names + " has an empty line between its names: remove it.");
    }

    @Test
    void twoClassesOfOneName() throws IOException {
        Path names = Files.writeString(folder.resolve("classes.txt"), "cat\ndog\ncat\n");

        assertThat(problem(() -> ImageFolder.of(folder).classNames()))
                .isEqualTo("1 " + names + " calls two classes cat: give each a name of its own.");
    }

    @Test
    void classNamesThatAreNoText() throws IOException {
        Path names = Files.write(folder.resolve("classes.txt"), new byte[] {'c', (byte) 0xE4, 't'});

        assertThat(problem(() -> ImageFolder.of(folder).classNames()))
                .isEqualTo("1 " + names + " is no text in UTF-8: save it as a text file with that encoding.");
    }

    @Test
    void damageBehindTheImagesThatAreDrawn() throws IOException {
        byte[] content = Files.readAllBytes(images);
        content[content.length - 8] ^= 1; // the checksum
        Files.write(images, content);

        assertThat(problem(() -> ImageFolder.of(folder).trainingPool().draw(List.of(new int[] {0}))))
                .startsWith("1 " + images + " is not a readable gzip file");
    }

    @Test
    void aDamagedFileIsReportedEachTime() throws IOException {
        Files.writeString(images, "damaged");
        ImageFolder folderWithProblem = ImageFolder.of(folder);

        assertThat(problem(folderWithProblem::training))
                .startsWith("1 " + images)
                .isEqualTo(problem(folderWithProblem::training));
    }

    private String unknownLabel(int label) {
        return "1 " + testLabels + " has the label " + label
                + ", which train-labels-idx1-ubyte.gz never has: take four files of the same data set.";
    }

    private static String problemWith(Path path) {
        return problem(() -> ImageFolder.of(path));
    }

    private String problemWithTraining() {
        return problem(() -> ImageFolder.of(folder).training());
    }

    private String problemWithTest() {
        return problem(() -> ImageFolder.of(folder).test());
    }

    /** Exit code and sentence. */
    private static String problem(Runnable action) {
        UserException problem = catchThrowableOfType(UserException.class, action::run);
        return problem.exitCode() + " " + problem.getMessage();
    }
}
