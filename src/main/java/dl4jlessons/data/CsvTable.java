package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The user's own data: a CSV file whose first line names the columns, one of which is the label. The other columns are
 * features: numbers stay as they are, a column of texts becomes one feature for each different text, 1 where the row has
 * it and 0 elsewhere.
 *
 * <p>The features are not scaled yet, since scaling must be fitted on training examples alone. So the split comes first,
 * and until then they are double, because a float does not keep the digits of coordinates or times:
 *
 * <pre>{@code
 * CsvTable table = CsvTable.read(file, "species");
 * ThreeSets data = Split.threeWay(table.examples(), seed, 0.6, 0.2).standardized(table.featureNames());
 * }</pre>
 *
 * @param examples all complete rows, in the order of the file; features are double
 * @param featureNames names of the columns, or {@code column[text]} for a column of texts
 * @param classNames the different labels in alphabetical order
 * @param incompleteRows how many rows were left out because a value is missing: an empty field, and in columns of numbers
 *     also NA, NaN, null, None, ?, - and the like
 * @param summary what was read, in words
 */
public record CsvTable(
        Examples examples,
        List<String> featureNames,
        List<String> classNames,
        int incompleteRows,
        DataSummary summary) {
    /**
     * Reads a file.
     *
     * @param file fields separated by commas (or semicolons or tabs), UTF-8; texts may be in double quotes (RFC 4180)
     * @param label name of the column that holds the classes, as numbers or as text
     * @throws UserException if the file cannot be read, a line of it is wrong, there is no such column, or a column holds
     *     something that is neither number nor category nor class
     */
    public static CsvTable read(Path file, String label) {
        CsvContent content = CsvContent.read(file);
        CsvColumn labelColumn = content.columns().stream()
                .filter(column -> column.name().equals(label))
                .findFirst()
                .orElseThrow(() -> CsvHeader.noSuchLabel(content, label));
        CsvLabel classes = new CsvLabel(file, labelColumn);
        List<CsvFeature> features = content.columns().stream()
                .filter(column -> !column.equals(labelColumn) && column.type() != ColumnType.EMPTY)
                .map(column -> CsvFeature.of(file, column))
                .toList();
        if (features.isEmpty()) {
            throw UserException.failed(
                    file + " has no column with values but the label: there must be at least one feature.");
        }
        CompleteRows complete = CompleteRows.of(content, classes, features);
        return new CsvTable(
                examples(file, complete, classes, features),
                features.stream().flatMap(CsvFeature::names).toList(),
                classes.classNames(),
                content.rows() - complete.rows().length,
                new CsvSummary(content, classes, features, complete).summary());
    }

    private static Examples examples(Path file, CompleteRows complete, CsvLabel classes, List<CsvFeature> features) {
        int rows = complete.rows().length;
        int width = features.stream().mapToInt(CsvFeature::width).sum();
        // drawn into sets, which are standardized: two copies in double, one in float
        MemoryNeed.checkMachine(
                file, (double) rows * width * (2 * Double.BYTES + Float.BYTES), "take fewer rows or columns");
        INDArray values = Nd4j.zeros(DataType.DOUBLE, rows, width);
        DoubleIndexer indexer = (DoubleIndexer) values.data().indexer();
        int from = 0;
        for (CsvFeature feature : features) {
            for (int row = 0; row < rows; row++) {
                feature.put(complete.rows()[row], indexer, (long) row * width + from);
            }
            from += feature.width();
        }
        int[] classOfRow = IntStream.of(complete.rows()).map(classes::classOf).toArray();
        return new Examples(values, OneHot.of(classOfRow, classes.classNames().size()));
    }
}
