package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file (RFC 4180) row by row, as text: first the names of the columns, then rows with as many fields. */
final class CsvReader implements AutoCloseable {
    private static final String KIND = "a CSV file";
    /** Characters that are looked at before the first line is read. */
    private static final int START = 1 << 16;

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\n");

    private final Path file;
    private final CsvDialect dialect;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> columns;
    private long line;

    /**
     * A line of the file, or several if a text in quotes goes on over them.
     *
     * @param line where it begins, from 1
     * @param fields without the blanks around them, as many as there are columns
     */
    record Row(long line, List<String> fields) {}

    private CsvReader(Path file, CsvDialect dialect, CSVParser parser) {
        this.file = file;
        this.dialect = dialect;
        this.parser = parser;
        this.records = parser.iterator();
        this.line = dialect.announced() ? 1 : 0;
        Row first = nextLine()
                .orElseThrow(() -> UserException.failed(file + " is empty: its first line must name the columns."));
        this.columns = first.fields();
        if (columns.size() < 2) {
            throw UserException.failed("The first line of " + file + " names only one column, "
                    + Spelling.shown(columns.get(0))
                    + ": there must be a label and at least one feature, with commas (or semicolons or tabs) between"
                    + " them.");
        }
    }

    /**
     * Opens a file and reads the names of the columns.
     *
     * @throws UserException if there is no such file, or it is no such text
     */
    static CsvReader open(Path file) {
        checkReadable(file);
        try {
            BufferedReader text = TextFile.open(file);
            try {
                String start = start(text);
                if (start.indexOf('\0') >= 0) {
                    throw TextFile.noText(file, KIND, null);
                }
                CsvDialect dialect = CsvDialect.of(start);
                if (dialect.announced()) {
                    text.readLine();
                }
                return new CsvReader(file, dialect, CSVParser.parse(text, dialect.format()));
            } catch (IOException | RuntimeException e) {
                text.close();
                throw e;
            }
        } catch (IOException e) {
            throw TextFile.problem(file, KIND, e);
        }
    }

    CsvDialect dialect() {
        return dialect;
    }

    /** Names of the columns as they stand in the file: some may be empty or equal. */
    List<String> columns() {
        return columns;
    }

    /**
     * The next row that is not empty.
     *
     * @throws UserException if it cannot be read, or has another number of fields than there are columns
     */
    Optional<Row> next() {
        Optional<Row> row = nextLine();
        row.ifPresent(this::checkSize);
        return row;
    }

    private void checkSize(Row row) {
        int fields = row.fields().size();
        if (fields != columns.size()) {
            throw UserException.failed("Line " + row.line() + " of " + file + " has " + fields
                    + (fields == 1 ? " field" : " fields") + ", but the first line names " + columns.size() + " columns"
                    + CsvDialect.othersIn(row.fields(), dialect.delimiter()) + ": add or remove "
                    + dialect.separators() + ", or put a text that holds one in quotes.");
        }
    }

    private Optional<Row> nextLine() {
        while (hasNext()) {
            List<String> raw = records.next().toList();
            long begin = line + 1;
            line = begin + raw.stream().mapToLong(CsvReader::lineBreaks).sum();
            if (raw.stream().anyMatch(field -> !field.isBlank())) {
                return Optional.of(
                        new Row(begin, raw.stream().map(String::strip).toList()));
            }
        }
        return Optional.empty();
    }

    /** Commons CSV reads a record when it is asked whether there is one. */
    private boolean hasNext() {
        try {
            return records.hasNext();
        } catch (RuntimeException e) {
            String problem = String.valueOf(e.getMessage());
            if (problem.contains("EOF reached before encapsulated token finished")) {
                throw UserException.failed(
                        "Line " + (line + 1) + " of " + file
                                + " begins a text in quotes that is never closed: close it, or double the quote if it belongs to"
                                + " the text.",
                        e);
            }
            if (problem.contains("Invalid character between encapsulated token and delimiter")) {
                throw UserException.failed(
                        "Line " + (line + 1) + " of " + file
                                + " goes on behind a closing quote: double a quote that belongs to a text in quotes, as in"
                                + " \"10\"\" wheel\".",
                        e);
            }
            throw TextFile.problem(file, KIND, e);
        }
    }

    private static long lineBreaks(String field) {
        return field.indexOf('\n') < 0 && field.indexOf('\r') < 0
                ? 0
                : LINE_BREAK.matcher(field).results().count();
    }

    private static String start(BufferedReader text) throws IOException {
        char[] start = new char[START];
        text.mark(START + 1);
        int length = 0;
        for (int read = 0; length < START && read >= 0; length += Math.max(read, 0)) {
            read = text.read(start, length, START - length);
        }
        text.reset();
        return new String(start, 0, length);
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

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw TextFile.problem(file, KIND, e);
        }
    }
}
