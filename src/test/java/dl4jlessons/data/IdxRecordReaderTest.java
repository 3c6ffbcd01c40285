package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.records.Record;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.api.writable.batch.NDArrayRecordBatch;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/** Five images of 10 × 12 pixels that count up from 0 and start again behind 255, with labels 0, 3, 1, 2, 1. */
class IdxRecordReaderTest {
    private static final int PIXELS = 120;

    @TempDir
    private Path folder;

    private IdxRecordReader reader;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @BeforeEach
    void initializeReader() throws IOException {
        // a blank in the name must survive the way through a URI
        Path images = Files.createDirectory(folder.resolve("my images")).resolve("images.gz");
        Path labels = folder.resolve("labels.gz");
        IdxFiles.images(images, 5, 10, 12);
        IdxFiles.labels(labels, 0, 3, 1, 2, 1);
        reader = new IdxRecordReader();
        reader.initialize(new CollectionInputSplit(List.of(images.toUri(), labels.toUri())));
    }

    @Test
    void readsRecordByRecord() {
        List<INDArray> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        while (reader.hasNext()) {
            List<Writable> record = reader.next();
            assertThat(record).hasSize(2);
            pixels.add(((NDArrayWritable) record.get(0)).get());
            labels.add(record.get(1).toInt());
        }

        assertThat(labels).containsExactly(0, 3, 1, 2, 1);
        assertThat(pixels).allSatisfy(row -> assertThat(row.shape()).containsExactly(1, PIXELS));
        assertThat(pixels.get(0).toFloatVector()).containsExactly(counting(0, PIXELS));
        assertThat(pixels.get(2).toFloatVector()).containsExactly(counting(2 * PIXELS, PIXELS));
    }

    @Test
    void readsSeveralRecordsAtOnce() {
        NDArrayRecordBatch two = (NDArrayRecordBatch) reader.next(2);
        NDArrayRecordBatch rest = (NDArrayRecordBatch) reader.next(Integer.MAX_VALUE);

        assertThat(two.getArrays().get(0).shape()).containsExactly(2, PIXELS);
        assertThat(two.getArrays().get(1)).isEqualTo(Nd4j.createFromArray(new float[][] {{0}, {3}}));
        assertThat(rest.getArrays().get(0).ravel().toFloatVector()).containsExactly(counting(2 * PIXELS, 3 * PIXELS));
        assertThat(rest.getArrays().get(1)).isEqualTo(Nd4j.createFromArray(new float[][] {{1}, {2}, {1}}));
        assertThat(reader.hasNext()).isFalse();
    }

    @Test
    void saysWhatTheImagesAre() {
        assertThat(reader.size()).isEqualTo(5);
        assertThat(reader.height()).isEqualTo(10);
        assertThat(reader.width()).isEqualTo(12);
        assertThat(reader.getLabels()).containsExactly("0", "1", "2", "3");
    }

    @Test
    void startsAgainAfterReset() {
        reader.next(4);
        reader.reset();

        assertThat(reader.resetSupported()).isTrue();
        assertThat(reader.next().get(1).toInt()).isZero();
    }

    @Test
    void givesARecordAgainByItsMetaData() {
        reader.next();
        Record second = reader.nextRecord();

        Record again = reader.loadFromMetaData(second.getMetaData());

        assertThat(again.getRecord()).isEqualTo(second.getRecord());
        assertThat(again.getRecord().get(1).toInt()).isEqualTo(3);
        assertThat(reader.next().get(1).toInt())
                .as("reading goes on where it was")
                .isEqualTo(1);
    }

    @Test
    void refusesToReadBeyondTheEnd() {
        reader.next(5);

        assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> reader.next(1)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void needsImagesAndLabels() {
        URI images = folder.resolve("my images").resolve("images.gz").toUri();

        assertThatThrownBy(() -> new IdxRecordReader().initialize(new CollectionInputSplit(List.of(images))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an IdxRecordReader reads a file of images and a file of labels, not 1 files");
    }

    @Test
    void feedsTheIteratorInTheSameWayRecordByRecordAndInBatches() {
        List<DataSet> batches = all(new RecordReaderDataSetIterator(reader, 2));
        reader.reset();
        RecordReaderDataSetIterator slow = new RecordReaderDataSetIterator(reader, 2);
        slow.setCollectMetaData(true); // makes it read record by record

        List<DataSet> records = all(slow);

        assertThat(batches).hasSize(3);
        assertThat(batches.get(0).getLabels())
                .isEqualTo(Nd4j.createFromArray(new float[][] {{1, 0, 0, 0}, {0, 0, 0, 1}}));
        for (int i = 0; i < batches.size(); i++) {
            assertThat(records.get(i).getFeatures()).isEqualTo(batches.get(i).getFeatures());
            assertThat(records.get(i).getLabels()).isEqualTo(batches.get(i).getLabels());
        }
    }

    @Test
    void trainsANetworkForSeveralEpochsAsDl4jExamplesDo() {
        DataSetIterator batches = new RecordReaderDataSetIterator(reader, 2);
        batches.setPreProcessor(new ImagePreProcessingScaler());
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new OutputLayer.Builder()
                        .nIn(PIXELS)
                        .nOut(4)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
        network.init();

        network.fit(batches, 3);

        assertThat(network.getIterationCount()).isEqualTo(9);
        assertThat(network.score()).isFinite();
        assertThat(network.evaluate(batches).getNumRowCounter()).isEqualTo(5);
    }

    private static List<DataSet> all(DataSetIterator iterator) {
        List<DataSet> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }

    private static float[] counting(int from, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (from + i) % 256;
        }
        return values;
    }
}
