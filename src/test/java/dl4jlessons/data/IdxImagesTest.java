package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.ProjectFolder;
import java.util.List;
import org.datavec.api.records.reader.RecordReader;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;

/** Images that are read when they are drawn are those that a DataVec reader reads, to the last bit. */
class IdxImagesTest {
    private static final int SOME = 3000;

    private static ImageFolder folder;
    private static Examples fromReader;

    @BeforeAll
    static void readWithDataVec() {
        Nd4jRuntime.start();
        folder = ImageFolder.of(ProjectFolder.fashionMnist());
        RecordReader reader = new IdxRecordReader();
        ((IdxRecordReader) reader).initialize(folder.testFiles());
        DataSet images = new RecordReaderDataSetIterator(reader, SOME).next();
        new ImagePreProcessingScaler().transform(images);
        fromReader = new Examples(images.getFeatures(), images.getLabels());
    }

    @Test
    void allImagesAreRead() {
        assertThat(folder.test().examples().first(SOME)).isEqualTo(fromReader);
    }

    @Test
    void aSplitOfFilesIsTheSplitOfTheirExamples() {
        Pool files = folder.trainingPool();
        Examples memory = folder.training().all();

        assertThat(files.classIndices()).isEqualTo(memory.classIndices());
        assertThat(Split.disjoint(files, 7, 400, 100)).isEqualTo(Split.disjoint(memory, 7, 400, 100));
    }

    @Test
    void imagesComeInTheOrderInWhichTheyWereAskedFor() {
        Pool files = folder.trainingPool();
        int[] rows = {59_999, 3, 0, 3};

        List<Examples> drawn = files.draw(List.of(rows, new int[] {3}));

        assertThat(drawn.get(0)).isEqualTo(folder.training().all().rows(rows));
        assertThat(drawn.get(1)).isEqualTo(folder.training().all().rows(3));
        assertThat(drawn.get(0).features().ordering())
                .isEqualTo(folder.training().all().rows(rows).features().ordering());
    }
}
