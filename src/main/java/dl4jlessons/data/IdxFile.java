package dl4jlessons.data;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One gzip file in the IDX format of MNIST (described by LeCun, Cortes and Burges on the page of that data set):
 * a magic number, the size of each dimension, then the values in row-major order. Numbers are big-endian.
 */
final class IdxFile {
    /** Third byte of the magic number: values are unsigned bytes; the fourth says how many dimensions follow. */
    private static final int UNSIGNED_BYTES = 0x08;
    /** The largest array that every JVM can make. */
    private static final long MOST_VALUES = Integer.MAX_VALUE - 8L;
    /** Larger reads than the stream's own 512 bytes. */
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final List<Integer> sizes;
    private final byte[] values;

    private IdxFile(Path path, List<Integer> sizes, byte[] values) {
        this.path = path;
        this.sizes = sizes;
        this.values = values;
    }

    /**
     * Reads images: sizes are number, height and width.
     *
     * @throws UserException if the file cannot be read or is not what it should be
     */
    static IdxFile images(Path path) {
        return read(path, "images", 3);
    }

    /**
     * Reads labels: the only size is their number.
     *
     * @throws UserException if the file cannot be read or is not what it should be
     */
    static IdxFile labels(Path path) {
        return read(path, "labels", 1);
    }

    Path path() {
        return path;
    }

    /** Images or labels. */
    int items() {
        return size(0);
    }

    /** Size of one dimension: 0 is the number of items, 1 the height, 2 the width. */
    int size(int dimension) {
        return sizes.get(dimension);
    }

    /** Bytes that stand for 0 to 255; not a copy. */
    byte[] values() {
        return values;
    }

    private static IdxFile read(Path path, String content, int dimensions) {
        try (InputStream file = Files.newInputStream(path);
                DataInputStream in = new DataInputStream(new GZIPInputStream(file, BUFFER_BYTES))) {
            checkMagicNumber(path, content, in.readInt(), UNSIGNED_BYTES << Byte.SIZE | dimensions);
            List<Integer> sizes = new ArrayList<>();
            for (int i = 0; i < dimensions; i++) {
                sizes.add(in.readInt());
            }
            int announced = announcedValues(path, sizes);
            // makes room as it reads, so that a damaged header cannot ask for all memory
            byte[] values = in.readNBytes(announced);
            if (values.length < announced || in.read() >= 0) {
                throw damaged(
                        path,
                        "holds " + (values.length < announced ? "fewer" : "more") + " values than the " + times(sizes)
                                + " that its header announces");
            }
            return new IdxFile(path, sizes, values);
        } catch (EOFException e) {
            throw damaged(path, "ends too early", e);
        } catch (ZipException e) {
            throw damaged(path, "is not a readable gzip file (" + e.getMessage() + ")", e);
        } catch (IOException e) {
            throw UserException.failed(
                    "Cannot read " + path + " (" + AtomicFile.reason(e) + "): make it a file that you may read.", e);
        }
    }

    private static void checkMagicNumber(Path path, String content, int found, int expected) {
        if (found != expected) {
            throw UserException.failed(String.format(
                    "%s does not hold %s in IDX format (it starts with %08x, not %08x):"
                            + " put the file of that name from MNIST, or one made like it, in its place.",
                    path, content, found, expected));
        }
    }

    /** How many values the header promises: at least one, and few enough for an array. */
    private static int announcedValues(Path path, List<Integer> sizes) {
        long product = 1;
        for (int size : sizes) {
            if (size == 0) {
                throw damaged(path, "is empty (" + times(sizes) + " values)");
            }
            if (size < 0 || product > MOST_VALUES / size) {
                throw damaged(path, "has a header that cannot be right (" + times(sizes) + " values)");
            }
            product *= size;
        }
        return (int) product;
    }

    private static String times(List<Integer> sizes) {
        return sizes.stream().map(Integer::toUnsignedString).collect(Collectors.joining(" × "));
    }

    private static UserException damaged(Path path, String problem) {
        return damaged(path, problem, null);
    }

    private static UserException damaged(Path path, String problem, Throwable cause) {
        return UserException.failed(path + " " + problem + ": copy or download it again.", cause);
    }
}
