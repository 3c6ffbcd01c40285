package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.util.List;
import java.util.regex.Pattern;
import org.datavec.api.transform.schema.Schema;

/**
 * What a column of a CSV file holds. A feature column is numeric if its first value is a number, and must then hold
 * numbers only; otherwise it holds categories.
 *
 * @param name from the first line of the file
 * @param categories the different texts in alphabetical order; none if the column is numeric
 */
record CsvColumn(String name, List<String> categories) {
    /** Each category becomes a feature of its own: with more, the column is probably a name, a date or a note. */
    private static final int MOST_CATEGORIES = 50;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /**
     * Finds out what a feature column holds.
     *
     * @throws UserException if it holds texts between numbers, or too many different texts
     */
    static CsvColumn feature(CsvRows rows, String name) {
        List<String> fields = rows.column(name);
        if (isNumber(fields.get(0))) {
            for (int i = 0; i < fields.size(); i++) {
                checkNumber(rows, rows.rows().get(i).line(), name, fields.get(i));
            }
            return new CsvColumn(name, List.of());
        }
        CsvColumn column = categorical(rows, name);
        if (column.categories().size() > MOST_CATEGORIES) {
            throw UserException.failed("Column " + name + " of " + rows.file() + " holds "
                    + column.categories().size() + " different texts, and each would become a feature (at most "
                    + MOST_CATEGORIES + "): remove the column.");
        }
        return column;
    }

    /**
     * The column that holds the classes.
     *
     * @throws UserException if there is no such column, or its classes cannot be learnt
     */
    static CsvColumn label(CsvRows rows, String name) {
        if (!rows.columns().contains(name)) {
            throw UserException.wrongUsage("There is no column " + name + " in " + rows.file()
                    + ": choose the label from " + String.join(", ", rows.columns()) + ".");
        }
        CsvColumn label = categorical(rows, name);
        if (label.categories().size() < 2) {
            throw UserException.failed("Column " + name + " of " + rows.file() + " has only one class, "
                    + label.categories().get(0) + ": there must be at least two to tell apart.");
        }
        List<String> fields = rows.column(name);
        for (String category : label.categories()) {
            int first = fields.indexOf(category);
            if (first == fields.lastIndexOf(category)) {
                throw UserException.failed(
                        "Line " + rows.rows().get(first).line() + " of " + rows.file()
                                + " is the only example of class " + category + " in column " + name
                                + ": a class needs two, one to learn from and one to check with, so add rows or remove this one.");
            }
        }
        return label;
    }

    boolean isNumeric() {
        return categories.isEmpty();
    }

    void addTo(Schema.Builder schema) {
        if (isNumeric()) {
            schema.addColumnDouble(name);
        } else {
            schema.addColumnCategorical(name, categories);
        }
    }

    /** Whether the text is a decimal number within the range of a float. Java would accept 1D and 0x1p3 as well. */
    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Float.isFinite(Float.parseFloat(text));
    }

    private static CsvColumn categorical(CsvRows rows, String name) {
        return new CsvColumn(
                name, rows.column(name).stream().distinct().sorted().toList());
    }

    private static void checkNumber(CsvRows rows, int line, String column, String text) {
        if (!isNumber(text)) {
            throw UserException.failed("Line " + line + " of " + rows.file() + " has \"" + text + "\" in column "
                    + column + ", whose first value is a number: correct it, or write NA to leave the row out.");
        }
    }
}
