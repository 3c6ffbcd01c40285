package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.io.DataInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.IntWritable;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.api.writable.batch.NDArrayRecordBatch;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DataVec's reader for labelled images in the IDX format of MNIST: a file of images and a file of labels, compressed with
 * gzip or not.
 *
 * <pre>{@code
 * RecordReader reader = new IdxRecordReader();
 * reader.initialize(new CollectionInputSplit(List.of(images.toUri(), labels.toUri())));
 * DataSetIterator batches = new RecordReaderDataSetIterator(reader, 128);
 * batches.setPreProcessor(new ImagePreProcessingScaler());
 * }</pre>
 *
 * <p>A record is {@code [pixels, label]}: the pixels of one image as a row, shape (1, height · width), float, from 0 for
 * the background to 255, unscaled as in DataVec's own image reader; the label is the place of the image's class among
 * {@link #getLabels()}. Both files are held in memory, decompressed, a byte a pixel.
 */
public final class IdxRecordReader extends BaseRecordReader {
    private static final long serialVersionUID = 1L;

    private Configuration configuration = new Configuration();
    private URI source = URI.create("");
    private byte[] pixels = {};
    private int[] labels = {};
    /** The labels that occur, in ascending order. */
    private List<Integer> classes = List.of();

    private int height;
    private int width;
    private int position;

    /**
     * Reads and checks both files.
     *
     * @param split two locations: the images, then their labels
     * @throws UserException if a file cannot be read, is damaged, or does not belong to the other
     */
    @Override
    public void initialize(InputSplit split) {
        URI[] locations = split.locations();
        if (locations.length != 2) {
            throw new IllegalArgumentException("an IdxRecordReader reads a file of images and a file of labels, not "
                    + locations.length + " files");
        }
        Path imageFile = Path.of(locations[0]);
        Path labelFile = Path.of(locations[1]);
        try (IdxFile images = IdxFile.images(imageFile)) {
            labels = IdxFile.labels(labelFile);
            if (images.items() != labels.length) {
                throw UserException.failed(imageFile + " holds " + images.items() + " images, but " + labelFile + " "
                        + labels.length + " labels: take two files that belong together.");
            }
            pixels = images.readAll();
            height = images.size(1);
            width = images.size(2);
        }
        classes = IntStream.of(labels).distinct().sorted().boxed().toList();
        inputSplit = split;
        source = locations[0];
        position = 0;
    }

    @Override
    public void initialize(Configuration conf, InputSplit split) {
        setConf(conf);
        initialize(split);
    }

    /** Images in the file. */
    public int size() {
        return labels.length;
    }

    /** Pixels from top to bottom. */
    public int height() {
        return height;
    }

    /** Pixels from left to right. */
    public int width() {
        return width;
    }

    /** The labels that occur in the file, in ascending order, as text; DL4J's iterator counts them. */
    @Override
    public List<String> getLabels() {
        return classes.stream().map(String::valueOf).toList();
    }

    @Override
    public boolean hasNext() {
        return position < size();
    }

    @Override
    public List<Writable> next() {
        checkHasNext();
        List<Writable> record = record(position);
        position++;
        invokeListeners(record);
        return record;
    }

    @Override
    public boolean batchesSupported() {
        return true;
    }

    /**
     * The next images at once, without an object for each.
     *
     * @param num how many; fewer are returned at the end of the file
     * @return two arrays, both float: pixels, shape (num, height · width), and labels, shape (num, 1)
     */
    @Override
    public List<List<Writable>> next(int num) {
        checkHasNext();
        int from = position;
        position += Math.min(num, size() - from);
        INDArray classOfImage = Nd4j.createUninitialized(DataType.FLOAT, position - from, 1);
        for (int i = from; i < position; i++) {
            classOfImage.putScalar(i - from, label(i));
        }
        return new NDArrayRecordBatch(floats(pixels, from, position, height * width), classOfImage);
    }

    @Override
    public Record nextRecord() {
        RecordMetaData place = new RecordMetaDataIndex(position, source, IdxRecordReader.class);
        return new org.datavec.api.records.impl.Record(next(), place);
    }

    @Override
    public Record loadFromMetaData(RecordMetaData recordMetaData) {
        int index = Math.toIntExact(((RecordMetaDataIndex) recordMetaData).getIndex());
        return new org.datavec.api.records.impl.Record(record(index), recordMetaData);
    }

    @Override
    public List<Record> loadFromMetaData(List<RecordMetaData> recordMetaDatas) {
        return recordMetaDatas.stream().map(this::loadFromMetaData).toList();
    }

    /** Not supported: a record comes from two files, not from one stream. */
    @Override
    public List<Writable> record(URI uri, DataInputStream dataInputStream) {
        throw new UnsupportedOperationException("a record comes from two files: call initialize and next instead");
    }

    @Override
    public void reset() {
        position = 0;
    }

    @Override
    public boolean resetSupported() {
        return true;
    }

    @Override
    public void setConf(Configuration conf) {
        configuration = conf;
    }

    @Override
    public Configuration getConf() {
        return configuration;
    }

    /** Nothing stays open. */
    @Override
    public void close() {}

    private List<Writable> record(int index) {
        return List.of(
                new NDArrayWritable(floats(pixels, index, index + 1, height * width)), new IntWritable(label(index)));
    }

    private void checkHasNext() {
        if (!hasNext()) {
            throw new NoSuchElementException("all " + size() + " images were read: call reset() to start again");
        }
    }

    private int label(int index) {
        return Collections.binarySearch(classes, labels[index]);
    }

    /** Rows of unsigned bytes as floats, written straight into native memory: 60,000 images take 190 MB once, not twice. */
    private static INDArray floats(byte[] bytes, int fromRow, int toRow, int columns) {
        INDArray rows = Nd4j.createUninitialized(DataType.FLOAT, toRow - fromRow, columns);
        FloatIndexer values = (FloatIndexer) rows.data().indexer();
        int first = fromRow * columns;
        int last = toRow * columns;
        for (int i = first; i < last; i++) {
            values.put(i - first, Byte.toUnsignedInt(bytes[i]));
        }
        return rows;
    }
}
