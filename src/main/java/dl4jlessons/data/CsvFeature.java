package dl4jlessons.data;

import dl4jlessons.data.CsvColumn.Distinct;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.indexer.DoubleIndexer;

/**
 * A column of a CSV file as one or more features: numbers stay as they are, a column of texts becomes one feature for each
 * different text.
 *
 * @param column what it holds
 * @param type numbers or texts
 * @param categories the different texts in alphabetical order; none if the column holds numbers
 */
record CsvFeature(CsvColumn column, ColumnType type, List<String> categories) {
    /** Each category becomes a feature of its own: with more, the column is probably a name, a date or a note. */
    private static final int MAX_CATEGORIES = 50;
    /** Where fewer steps than this lie between smallest and largest, too little of the numbers would be left. */
    private static final double MIN_STEPS = 1000;

    /**
     * Finds out what a column that is not empty holds.
     *
     * @throws UserException if it holds texts between numbers, too many different texts, or numbers that a double cannot
     *     tell apart
     */
    static CsvFeature of(Path file, CsvColumn column) {
        if (column.type() == ColumnType.NUMBERS) {
            checkNumbers(file, column);
            checkPrecision(file, column);
            return new CsvFeature(column, ColumnType.NUMBERS, List.of());
        }
        List<String> categories = column.distinct().stream()
                .filter(text -> text.kind() != FieldKind.EMPTY)
                .map(Distinct::text)
                .sorted()
                .toList();
        if (categories.size() > MAX_CATEGORIES) {
            throw UserException.failed("Column " + Spelling.shown(column.name()) + " of " + file + " holds "
                    + (column.hasMore() ? "more than " + CsvColumn.MAX_DISTINCT : categories.size())
                    + " different texts, and each would become a feature (at most " + MAX_CATEGORIES
                    + "): remove the column.");
        }
        return new CsvFeature(column, ColumnType.TEXTS, categories);
    }

    /** How many inputs of a network it becomes. */
    int width() {
        return type == ColumnType.NUMBERS ? 1 : categories.size();
    }

    /** Names of the features: that of the column, or {@code column[text]}. */
    Stream<String> names() {
        return type == ColumnType.NUMBERS
                ? Stream.of(column.name())
                : categories.stream().map(category -> column.name() + "[" + category + "]");
    }

    boolean lacks(int row) {
        return column.lacks(row, type);
    }

    /** Writes a row's features, the first of them to this place; where a category does not hold, 0 is left alone. */
    void put(int row, DoubleIndexer features, long place) {
        if (type == ColumnType.NUMBERS) {
            features.put(place, column.number(row));
        } else {
            features.put(place + Collections.binarySearch(categories, column.text(row)), 1);
        }
    }

    private static void checkNumbers(Path file, CsvColumn column) {
        List<Distinct> offenders = column.distinct().stream()
                .filter(text -> text.kind() == FieldKind.WRITTEN_NUMBER || text.kind() == FieldKind.TEXT)
                .sorted(Comparator.comparingLong(Distinct::firstLine))
                .toList();
        if (offenders.isEmpty()) {
            return;
        }
        Distinct first = offenders.get(0);
        boolean written = first.kind() == FieldKind.WRITTEN_NUMBER;
        int rows = offenders.stream().mapToInt(Distinct::count).sum();
        throw UserException.failed("Line " + first.firstLine() + " of " + file + " has "
                + Spelling.quoted(first.text()) + " in column " + Spelling.shown(column.name())
                + (rows > 1 ? " (as the first of " + rows + " such rows)" : "")
                + (written ? ", which is no plain number" : ", where the others are numbers") + ": "
                + (written
                        ? "write all of them like 1234.5, without signs for thousands, units or infinity,"
                        : "correct it,")
                + " or leave the field empty to leave the row out.");
    }

    /** Of numbers with more digits than a double has, only the first 16 or 17 would be read. */
    private static void checkPrecision(Path file, CsvColumn column) {
        if (!column.hasLongNumbers()) {
            return;
        }
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            // NaN where there is no number
            least = Double.isNaN(column.number(row)) ? least : Math.min(least, column.number(row));
            most = Double.isNaN(column.number(row)) ? most : Math.max(most, column.number(row));
        }
        double step = Math.ulp(Math.max(Math.abs(least), Math.abs(most)));
        if (most - least < MIN_STEPS * step) {
            throw UserException.failed("The numbers in column " + Spelling.shown(column.name()) + " of " + file
                    + " lie too close together: they have more digits than can be computed with, and differ only in the"
                    + " last. Subtract the same number from all of them, or remove the column.");
        }
    }
}
