package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Six images of 8 × 8 pixels; what is wrong with their file is said in one sentence that names it and what to do. */
class IdxFileTest {
    private static final String AGAIN = ": copy or download it again.";

    @TempDir
    private Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void makeGoodFiles() throws IOException {
        IdxFiles.folder(folder);
        images = folder.resolve("train-images-idx3-ubyte.gz");
        labels = folder.resolve("train-labels-idx1-ubyte.gz");
    }

    @Test
    void goodFilesAreRead() {
        try (IdxFile imageFile = IdxFile.images(images)) {
            assertThat(imageFile.items()).isEqualTo(6);
            assertThat(imageFile.size(1)).isEqualTo(8);
            assertThat(imageFile.size(2)).isEqualTo(8);
            assertThat(imageFile.readAll()).hasSize(6 * 64).startsWith(0, 1, 2);
        }
        assertThat(IdxFile.labels(labels)).containsExactly(0, 1, 2, 2, 1, 0);
    }

    /** Cut within the compressed header, the compressed content, and the checksum behind it. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.99})
    void truncatedFile(double share) throws IOException {
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, (int) (share * whole.length)));

        assertThat(problem()).isEqualTo("1 " + images + " ends too early" + AGAIN);
    }

    @Test
    void notAGzipFile() throws IOException {
        Files.writeString(images, "<html>404 Not Found</html>");

        assertThat(problem()).isEqualTo("1 " + images + " is not a readable gzip file (Not in GZIP format)" + AGAIN);
    }

    @Test
    void flippedByte() throws IOException {
        byte[] content = Files.readAllBytes(images);
        content[content.length - 8] ^= 1; // the checksum
        Files.write(images, content);

        assertThat(problem()).isEqualTo("1 " + images + " is not a readable gzip file (Corrupt GZIP trailer)" + AGAIN);
    }

    @Test
    void imagesAndLabelsSwapped() {
        assertThat(problem(() -> IdxFile.images(labels)))
                .isEqualTo(
                        "1 " + labels + " does not hold images in IDX format (it starts with 00000801, not 00000803):"
                                + " put the file of that name from MNIST, or one made like it, in its place.");
        assertThat(problem(() -> IdxFile.labels(images)))
                .isEqualTo(
                        "1 " + images + " does not hold labels in IDX format (it starts with 00000803, not 00000801):"
                                + " put the file of that name from MNIST, or one made like it, in its place.");
    }

    @Test
    void wrongMagicNumber() throws IOException {
        IdxFiles.write(images, new byte[6], 0xCAFEBABE, 6);

        assertThat(problem())
                .isEqualTo(
                        "1 " + images + " does not hold images in IDX format (it starts with cafebabe, not 00000803):"
                                + " put the file of that name from MNIST, or one made like it, in its place.");
    }

    @Test
    void fewerImagesThanTheHeaderSays() throws IOException {
        IdxFiles.write(images, new byte[5 * 64], IdxFiles.IMAGES_MAGIC, 6, 8, 8);

        assertThat(problem())
                .isEqualTo("1 " + images + " holds fewer values than the 6 × 8 × 8 that its header announces" + AGAIN);
    }

    @Test
    void moreImagesThanTheHeaderSays() throws IOException {
        IdxFiles.write(images, new byte[6 * 64 + 1], IdxFiles.IMAGES_MAGIC, 6, 8, 8);

        assertThat(problem())
                .isEqualTo("1 " + images + " holds more values than the 6 × 8 × 8 that its header announces" + AGAIN);
    }

    /** As unsigned numbers, with products beyond 31 and 63 bits; one fits an array but not this file. */
    @ParameterizedTest
    @CsvSource({
        "-1, 8, 8, has a header that cannot be right (4294967295 × 8 × 8 values)",
        "6, -8, -8, has a header that cannot be right (6 × 4294967288 × 4294967288 values)",
        "60000, 2147483647, 2147483647, has a header that cannot be right (60000 × 2147483647 × 2147483647 values)",
        "65536, 65536, 1, has a header that cannot be right (65536 × 65536 × 1 values)",
        "2147483639, 1, 1, holds fewer values than the 2147483639 × 1 × 1 that its header announces"
    })
    void absurdSizes(int count, int height, int width, String problem) throws IOException {
        IdxFiles.write(images, new byte[6 * 64], IdxFiles.IMAGES_MAGIC, count, height, width);

        assertThat(problem()).isEqualTo("1 " + images + " " + problem + AGAIN);
    }

    @Test
    void noImages() throws IOException {
        IdxFiles.write(images, new byte[0], IdxFiles.IMAGES_MAGIC, 0, 28, 28);

        assertThat(problem()).isEqualTo("1 " + images + " is empty (0 × 28 × 28 values)" + AGAIN);
    }

    @Test
    void unreadableFile() {
        assumeFalse(!images.toFile().setReadable(false) || Files.isReadable(images), "this user may read everything");

        assertThat(problem())
                .isEqualTo("1 Cannot read " + images + " (permission denied): make it a file that you may read.");
    }

    private String problem() {
        return problem(() -> {
            try (IdxFile file = IdxFile.images(images)) {
                file.readAll();
            }
        });
    }

    /** Exit code and sentence. */
    private static String problem(Runnable action) {
        UserException problem = catchThrowableOfType(UserException.class, action::run);
        return problem.exitCode() + " " + problem.getMessage();
    }
}
