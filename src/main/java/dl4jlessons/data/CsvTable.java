package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.collection.CollectionRecordReader;
import org.datavec.api.records.reader.impl.transform.TransformProcessRecordReader;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The user's own data: a CSV file whose first line names the columns, one of which is the label. The other columns are
 * features: numbers stay as they are, a column of texts becomes one feature for each different text, 1 where the row has
 * it and 0 elsewhere.
 *
 * <p>The features are not scaled yet, since scaling must be fitted on training examples alone. So the split comes first:
 *
 * <pre>{@code
 * CsvTable table = CsvTable.read(file, "species");
 * ThreeSets data = Split.threeWay(table.examples(), seed, 0.6, 0.2).standardized();
 * }</pre>
 *
 * @param examples all complete rows, in the order of the file
 * @param featureNames names of the columns, or {@code column[text]} for a column of texts
 * @param classNames the different labels in alphabetical order
 * @param incompleteRows how many rows were left out because a value is missing: empty, NA, NaN, N/A, null or ?
 */
public record CsvTable(Examples examples, List<String> featureNames, List<String> classNames, int incompleteRows) {
    /**
     * Reads a file.
     *
     * @param file comma-separated, UTF-8; texts may be in double quotes
     * @param label name of the column that holds the classes, as numbers or as text
     * @throws UserException if the file cannot be read, a line of it is wrong, or there is no such column
     */
    public static CsvTable read(Path file, String label) {
        CsvRows rows = CsvRows.read(file);
        CsvColumn classes = CsvColumn.label(rows, label);
        List<CsvColumn> columns = rows.columns().stream()
                .map(name -> name.equals(label) ? classes : CsvColumn.feature(rows, name))
                .toList();
        TransformProcess process = process(columns, label);
        List<String> outputs = process.getFinalSchema().getColumnNames();
        return new CsvTable(
                examples(rows, process, classes.categories().size()),
                List.copyOf(outputs.subList(0, outputs.size() - 1)),
                classes.categories(),
                rows.incomplete());
    }

    /** From texts to numbers: the label becomes the index of its class and moves to the end. */
    private static TransformProcess process(List<CsvColumn> columns, String label) {
        Schema.Builder schema = new Schema.Builder();
        columns.forEach(column -> column.addTo(schema));
        List<CsvColumn> features =
                columns.stream().filter(column -> !column.name().equals(label)).toList();
        return new TransformProcess.Builder(schema.build())
                .reorderColumns(names(features.stream()))
                .categoricalToOneHot(names(features.stream().filter(column -> !column.isNumeric())))
                .categoricalToInteger(label)
                .build();
    }

    private static String[] names(Stream<CsvColumn> columns) {
        return columns.map(CsvColumn::name).toArray(String[]::new);
    }

    private static Examples examples(CsvRows rows, TransformProcess process, int classes) {
        List<List<Writable>> texts = rows.rows().stream()
                .map(row -> row.fields().stream().<Writable>map(Text::new).toList())
                .toList();
        RecordReader reader = new TransformProcessRecordReader(new CollectionRecordReader(texts), process);
        int label = process.getFinalSchema().numColumns() - 1;
        DataSet all = new RecordReaderDataSetIterator(reader, texts.size(), label, classes).next();
        return new Examples(all.getFeatures(), all.getLabels());
    }
}
