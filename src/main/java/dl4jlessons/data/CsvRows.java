package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.datavec.api.records.reader.RecordReader;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.CollectionInputSplit;

/**
 * A CSV file (RFC 4180, UTF-8, but no line breaks within quotes) as text: a header line with the names of the columns,
 * then rows with as many fields. Rows with a missing value are left out and counted; empty lines are skipped.
 *
 * @param file where the rows come from
 * @param columns names of the columns, each once
 * @param rows complete rows; at least one
 * @param incomplete how many rows were left out because a value is missing
 */
record CsvRows(Path file, List<String> columns, List<Row> rows, int incomplete) {
    /**
     * What stands for a missing value, in lower case: an empty field and the usual words of R, pandas and UCI files. A
     * quote is what DataVec makes of an empty text in quotes at the beginning of a line.
     */
    private static final Set<String> MISSING = Set.of("", "\"", "na", "nan", "n/a", "null", "?");
    /** Some programs put it first in a UTF-8 file; it is invisible and belongs to no name. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * @param line where it stands in the file, from 1
     * @param fields without the blanks around them, as many as there are columns
     */
    record Row(int line, List<String> fields) {}

    /**
     * Reads a file with DataVec's reader.
     *
     * @throws UserException if there is no such file, or a line is not what it should be
     */
    static CsvRows read(Path file) {
        checkReadable(file);
        checkText(file);
        try (RecordReader reader = new CSVRecordReader()) {
            reader.initialize(new CollectionInputSplit(List.of(file.toUri())));
            if (!reader.hasNext()) {
                throw UserException.failed(file + " is empty: its first line must name the columns.");
            }
            List<String> columns = header(file, fields(file, reader, 1));
            return rows(file, columns, reader);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + file, e);
        }
    }

    /** All fields of one column, from top to bottom. */
    List<String> column(String name) {
        int column = columns.indexOf(name);
        return rows.stream().map(row -> row.fields().get(column)).toList();
    }

    private static void checkReadable(Path file) {
        if (!Files.exists(file)) {
            throw UserException.wrongUsage("There is no file " + file + ": give the path of a CSV file.");
        }
        if (!Files.isRegularFile(file)) {
            throw UserException.wrongUsage(file + " is not a file: give the path of a CSV file.");
        }
        if (!Files.isReadable(file)) {
            throw UserException.failed(
                    "Cannot read " + file + " (permission denied): make it a file that you may read.");
        }
    }

    /** DataVec's reader would put a question mark in the place of each byte that is no UTF-8, and say nothing. */
    private static void checkText(Path file) {
        try (Reader strict = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            strict.transferTo(Writer.nullWriter());
        } catch (CharacterCodingException e) {
            throw UserException.failed(file + " is no text in UTF-8: save it as a CSV file with that encoding.", e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserException unreadable(Path file, IOException cause) {
        return UserException.failed("Cannot read " + file + ": make it a file that you may read.", cause);
    }

    private static List<String> header(Path file, List<String> names) {
        if (names.size() < 2) {
            throw UserException.failed("The first line of " + file + " names only one column, " + names.get(0)
                    + ": there must be a label and at least one feature, with commas between them.");
        }
        if (names.stream().allMatch(CsvColumn::isNumber)) {
            throw UserException.failed("The first line of " + file + " holds numbers: it must name the columns.");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                throw UserException.failed("Column " + (seen.size() + 1) + " of " + file
                        + " has no name: write one in the first line, or remove the column.");
            }
            if (!seen.add(name)) {
                throw UserException.failed(
                        "Two columns of " + file + " are called " + name + ": give each a name of its own.");
            }
        }
        return names;
    }

    private static CsvRows rows(Path file, List<String> columns, RecordReader reader) {
        List<Row> rows = new ArrayList<>();
        int incomplete = 0;
        for (int line = 2; reader.hasNext(); line++) {
            List<String> fields = fields(file, reader, line);
            if (fields.equals(List.of(""))) {
                continue;
            }
            if (fields.size() != columns.size()) {
                throw UserException.failed("Line " + line + " of " + file + " has " + fields.size()
                        + " fields, but the first line names " + columns.size()
                        + " columns: add or remove commas, or put a text with a comma in quotes.");
            }
            if (fields.stream().anyMatch(field -> MISSING.contains(field.toLowerCase(Locale.ROOT)))) {
                incomplete++;
            } else {
                rows.add(new Row(line, fields));
            }
        }
        if (rows.isEmpty()) {
            throw UserException.failed(file + " has no row without a missing value: add rows below the first line.");
        }
        return new CsvRows(file, columns, List.copyOf(rows), incomplete);
    }

    private static List<String> fields(Path file, RecordReader reader, int line) {
        try {
            return reader.next().stream()
                    .map(field -> field.toString().replace(BYTE_ORDER_MARK, "").strip())
                    .toList();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException) {
                throw UserException.failed(
                        "Line " + line + " of " + file + " has a quote that the line does not close: add the quote.",
                        e);
            }
            throw e;
        }
    }
}
