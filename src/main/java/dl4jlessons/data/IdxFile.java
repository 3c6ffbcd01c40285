package dl4jlessons.data;

import dl4jlessons.runtime.AtomicFile;
import dl4jlessons.runtime.UserException;
import java.io.BufferedInputStream;
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
 * One file in the IDX format of MNIST (described by LeCun, Cortes and Burges on the page of that data set), compressed
 * with gzip or not: a magic number, the size of each dimension, then the values in row-major order. Numbers are
 * big-endian. It is read once, from its first item to its last.
 */
final class IdxFile implements AutoCloseable {
    /** Third byte of the magic number: values are unsigned bytes; the fourth says how many dimensions follow. */
    private static final int UNSIGNED_BYTES = 0x08;
    /** The largest array that every JVM can make. */
    private static final long MAX_VALUES = Integer.MAX_VALUE - 8L;
    /** Larger reads than the stream's own 512 bytes. */
    private static final int BUFFER_BYTES = 1 << 16;
    /** No file shrinks more than this by gzip: two bits can stand for at most 258 bytes. */
    private static final long MAX_COMPRESSION = 1032;

    private static final int GZIP_MAGIC = 0x1F8B;

    private final Path path;
    private final long fileSize;
    private final DataInputStream in;
    private final List<Integer> sizes = new ArrayList<>();
    private final int values;

    private IdxFile(Path path, String content, int dimensions) throws IOException {
        this.path = path;
        this.fileSize = Files.size(path);
        InputStream file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES);
        try {
            boolean compressed = isCompressed(path, file);
            in = new DataInputStream(compressed ? new GZIPInputStream(file, BUFFER_BYTES) : file);
            checkMagicNumber(path, content, in.readInt(), UNSIGNED_BYTES << Byte.SIZE | dimensions);
            for (int i = 0; i < dimensions; i++) {
                sizes.add(in.readInt());
            }
            values = announcedValues(path, sizes);
            if (values > fileSize * (compressed ? MAX_COMPRESSION : 1)) {
                throw otherThanAnnounced("fewer");
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Opens a file of images: sizes are number, height and width.
     *
     * @throws UserException if the file cannot be read or is not what it should be
     */
    static IdxFile images(Path path) {
        return open(path, "images", 3);
    }

    /**
     * Reads a file of labels.
     *
     * @return from 0 to 255, one for each image
     * @throws UserException if the file cannot be read or is not what it should be
     */
    static int[] labels(Path path) {
        try (IdxFile file = open(path, "labels", 1)) {
            byte[] bytes = file.readAll();
            int[] labels = new int[bytes.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = Byte.toUnsignedInt(bytes[i]);
            }
            return labels;
        }
    }

    /** Images or labels. */
    int items() {
        return size(0);
    }

    /** Values of one item. */
    int itemSize() {
        return values / items();
    }

    /** Size of one dimension: 0 is the number of items, 1 the height, 2 the width. */
    int size(int dimension) {
        return sizes.get(dimension);
    }

    /** Reads the next item: bytes that stand for 0 to 255. */
    void read(byte[] item) {
        try {
            if (in.readNBytes(item, 0, item.length) < item.length) {
                throw otherThanAnnounced("fewer");
            }
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Checks that nothing follows the last item; for a compressed file, this compares its checksum. */
    void checkEnd() {
        try {
            if (in.read() >= 0) {
                throw otherThanAnnounced("more");
            }
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** Reads all items at once. */
    byte[] readAll() {
        // room is made as it is read, so that a damaged header cannot ask for all memory, and then once more
        MemoryNeed.checkHeap(path, fileSize, 2.0 * values, "take a smaller file");
        try {
            byte[] all = in.readNBytes(values);
            if (all.length < values) {
                throw otherThanAnnounced("fewer");
            }
            checkEnd();
            return all;
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    private static IdxFile open(Path path, String content, int dimensions) {
        try {
            return new IdxFile(path, content, dimensions);
        } catch (IOException e) {
            throw problem(path, e);
        }
    }

    /** By the content: browsers like to decompress what they download and to leave the name as it is. */
    private static boolean isCompressed(Path path, InputStream file) throws IOException {
        file.mark(2);
        int start = file.read() << Byte.SIZE | file.read();
        file.reset();
        // a file called so that is neither is damaged, and said to be
        return start == GZIP_MAGIC || (start != 0 && path.toString().endsWith(".gz"));
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
            if (size < 0 || product > MAX_VALUES / size) {
                throw damaged(path, "has a header that cannot be right (" + times(sizes) + " values)");
            }
            product *= size;
        }
        return (int) product;
    }

    private UserException otherThanAnnounced(String amount) {
        return damaged(path, "holds " + amount + " values than the " + times(sizes) + " that its header announces");
    }

    private static String times(List<Integer> sizes) {
        return sizes.stream().map(Integer::toUnsignedString).collect(Collectors.joining(" × "));
    }

    private static UserException problem(Path path, IOException e) {
        if (e instanceof EOFException) {
            return damaged(path, "ends too early", e);
        }
        if (e instanceof ZipException) {
            return damaged(path, "is not a readable gzip file (" + e.getMessage() + ")", e);
        }
        return UserException.failed(
                "Cannot read " + path + " (" + AtomicFile.reason(e) + "): make it a file that you may read.", e);
    }

    private static UserException damaged(Path path, String problem) {
        return damaged(path, problem, null);
    }

    private static UserException damaged(Path path, String problem, Throwable cause) {
        return UserException.failed(path + " " + problem + ": copy or download it again.", cause);
    }
}
