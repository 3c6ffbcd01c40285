package dl4jlessons.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

@Timeout(30)
class SerialFilterTest {
    private static final String PREPROCESSOR = "preprocessor.bin";
    private static final int FEATURES = 4;

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Named, as a test's name would print the nested sets, which takes as long as to read them. */
    static Stream<Named<Object>> intruders() {
        return Stream.of(
                Named.of("nested sets", nestedSets(30)),
                Named.of("a set", Set.of()),
                Named.of("another class", new AtomicInteger(1)),
                Named.of("a large array", new double[2_000_000]),
                Named.of("a class", SerialFilterTest.class),
                Named.of("a locale", Locale.ROOT),
                Named.of("a stack trace", new IllegalStateException("here")));
    }

    @ParameterizedTest
    @MethodSource("intruders")
    void refusesWhatWasAddedToACheckpoint(Object intruder) throws IOException {
        byte[] checkpoint = with(PREPROCESSOR, bytesOf(intruder), checkpoint());

        assertThatThrownBy(() -> ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(checkpoint), true))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    static Stream<DataNormalization> normalizers() {
        return Stream.of(new NormalizerStandardize(), new NormalizerMinMaxScaler(), new ImagePreProcessingScaler());
    }

    @ParameterizedTest
    @MethodSource("normalizers")
    void readsACheckpointWithUpdaterAndNormalizer(DataNormalization normalizer) throws IOException {
        DataSet data = new DataSet(Nd4j.rand(8, FEATURES), Nd4j.zeros(8, 2));
        normalizer.fit(data);
        byte[] plain = checkpoint();
        byte[] withNormalizer = with(PREPROCESSOR, bytesOf(normalizer), plain);

        MultiLayerNetwork read = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(plain), true);
        MultiLayerNetwork other =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(withNormalizer), true);

        assertThat(other.params()).isEqualTo(read.params());
        assertThat(other.getUpdater().getStateViewArray())
                .isEqualTo(read.getUpdater().getStateViewArray());
        assertThat(other.clone().params()).isEqualTo(other.params());
    }

    @Test
    void hasNoOpinionOnStreamsOfOthers() throws IOException, ClassNotFoundException {
        Set<Object> sets = nestedSets(3);

        try (ObjectInputStream own = new ObjectInputStream(new ByteArrayInputStream(bytesOf(sets)))) {
            assertThat(own.readObject()).isInstanceOf(HashSet.class);
        }
    }

    @Test
    void isInstalledOnce() {
        SerialFilter.install();

        assertThat(ObjectInputFilter.Config.getSerialFilter()).isInstanceOf(SerialFilter.class);
    }

    /** Sets of two sets each: to read them takes a time that doubles with each level. */
    private static Set<Object> nestedSets(int levels) {
        Set<Object> root = new HashSet<>();
        Set<Object> left = root;
        Set<Object> right = new HashSet<>();
        for (int level = 0; level < levels; level++) {
            Set<Object> nextLeft = new HashSet<>();
            Set<Object> nextRight = new HashSet<>();
            nextLeft.add("left");
            left.add(nextLeft);
            left.add(nextRight);
            right.add(nextLeft);
            right.add(nextRight);
            left = nextLeft;
            right = nextRight;
        }
        return root;
    }

    private static byte[] checkpoint() throws IOException {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.1))
                .list()
                .layer(new OutputLayer.Builder().nIn(FEATURES).nOut(2).build())
                .build());
        network.init();
        network.fit(Nd4j.ones(2, FEATURES), Nd4j.ones(2, 2).mul(0.5));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, bytes, true);
        return bytes.toByteArray();
    }

    private static byte[] bytesOf(Object object) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static byte[] with(String name, byte[] content, byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.transferTo(to);
            }
            to.putNextEntry(new ZipEntry(name));
            to.write(content);
        }
        return bytes.toByteArray();
    }
}
