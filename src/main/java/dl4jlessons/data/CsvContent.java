package dl4jlessons.data;

import dl4jlessons.data.CsvReader.Row;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A CSV file in memory, column by column.
 *
 * @param file where it comes from
 * @param dialect what separates its fields
 * @param columns from left to right, equally long
 * @param rows lines below the names of the columns; empty ones do not count
 * @param suspectLine first line with a text in quotes that looks like several rows, as after a quote that should not be
 *     there; 0 if there is none
 */
record CsvContent(Path file, CsvDialect dialect, List<CsvColumn> columns, int rows, long suspectLine) {
    /**
     * Reads a file.
     *
     * @throws UserException if it cannot be read, is too large, or a line of it is wrong
     */
    static CsvContent read(Path file) {
        try (CsvReader reader = CsvReader.open(file)) {
            MemoryNeed.checkTable(file, reader.columns().size());
            List<CsvColumn> columns =
                    reader.columns().stream().map(CsvColumn::new).toList();
            CsvHeader header = new CsvHeader(file, reader.columns());
            long suspectLine = 0;
            int rows = 0;
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                List<String> fields = row.get().fields();
                header.compare(row.get());
                for (int i = 0; i < columns.size(); i++) {
                    columns.get(i).add(fields.get(i), row.get().line());
                }
                if (suspectLine == 0 && fields.stream().anyMatch(field -> looksLikeRows(field, reader))) {
                    suspectLine = row.get().line();
                }
                rows++;
            }
            if (rows == 0) {
                throw UserException.failed(file + " has no rows below the names of its columns: add some.");
            }
            header.check(columns);
            return new CsvContent(file, reader.dialect(), columns, rows, suspectLine);
        }
    }

    private static boolean looksLikeRows(String field, CsvReader reader) {
        long breaks = field.chars().filter(c -> c == '\n' || c == '\r').count();
        long delimiters = breaks == 0
                ? 0
                : field.chars().filter(c -> c == reader.dialect().delimiter()).count();
        return delimiters > 0 && delimiters >= reader.columns().size() - 1;
    }
}
