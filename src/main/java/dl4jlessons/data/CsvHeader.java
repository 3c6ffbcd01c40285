package dl4jlessons.data;

import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first line of a CSV file, which must name the columns. It cannot be told apart from a row by itself, only beside the
 * rows below it: where nearly each name is also a value of its column, it is one of them.
 */
final class CsvHeader {
    /** So many in ten names that are values as well make a row of them, where something else is wrong, too. */
    private static final int VALUES_IN_TEN = 8;

    private static final int SHOWN = 20;

    private final Path file;
    private final List<String> names;
    private long repeatedLine;
    private int repeated;

    CsvHeader(Path file, List<String> names) {
        this.file = file;
        this.names = names;
    }

    /** Takes notice of a row that repeats the names, as where files were put together. */
    void compare(CsvReader.Row row) {
        if (row.fields().equals(names)) {
            repeatedLine = repeated == 0 ? row.line() : repeatedLine;
            repeated++;
        }
    }

    /**
     * Checks the names; a column that is empty needs none.
     *
     * @param columns what stands below
     * @throws UserException if a name is missing, stands twice, or the line is no line of names
     */
    void check(List<CsvColumn> columns) {
        List<Integer> used = IntStream.range(0, names.size())
                .filter(i -> columns.get(i).type() != ColumnType.EMPTY)
                .boxed()
                .toList();
        long values =
                used.stream().filter(i -> isValue(names.get(i), columns.get(i))).count();
        List<String> usedNames = used.stream().map(names::get).toList();
        Set<String> seen = new HashSet<>();
        List<String> twice = usedNames.stream().filter(name -> !seen.add(name)).toList();
        boolean unclear = !twice.isEmpty() || usedNames.contains("");
        if (values == used.size() || (unclear && 10 * values >= VALUES_IN_TEN * (long) used.size())) {
            throw UserException.failed("The first line of " + file + " (" + start()
                    + ") looks like a row of values: it must name the columns, so write a line of names above it.");
        }
        if (repeated > 0) {
            throw UserException.failed(
                    "Line " + repeatedLine + " of " + file + " repeats the names of the columns: remove it.");
        }
        if (usedNames.stream().allMatch(name -> FieldKind.of(name) == FieldKind.NUMBER)) {
            throw UserException.failed("The first line of " + file + " holds numbers: it must name the columns.");
        }
        used.stream().filter(i -> names.get(i).isEmpty()).findFirst().ifPresent(i -> {
            throw UserException.failed("Column " + (i + 1) + " of " + file
                    + " has no name: write one in the first line, or remove the column.");
        });
        if (!twice.isEmpty()) {
            throw UserException.failed("Two columns of " + file + " are called " + Spelling.shown(twice.get(0))
                    + ": give each a name of its own.");
        }
    }

    /** Finds the label; if it is not there, the first line may be a row after all. */
    static UserException noSuchLabel(CsvContent content, String label) {
        List<String> names = content.columns().stream().map(CsvColumn::name).toList();
        long values = content.columns().stream()
                .filter(column -> isNumberAmongNumbers(column.name(), column) || occurs(column.name(), column, 0))
                .count();
        String hint = 10 * values >= VALUES_IN_TEN * (long) names.size()
                ? "; or, if that line is a row of values, write a line of names above it."
                : ".";
        String shown = names.stream().limit(SHOWN).map(Spelling::shown).collect(Collectors.joining(", "));
        return UserException.wrongUsage("There is no column " + Spelling.shown(label) + " in " + content.file()
                + ": choose the label from " + shown
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "") + hint);
    }

    private boolean isValue(String name, CsvColumn column) {
        return isNumberAmongNumbers(name, column) || occurs(name, column, repeated);
    }

    private static boolean isNumberAmongNumbers(String name, CsvColumn column) {
        return FieldKind.of(name) == FieldKind.NUMBER && column.type() == ColumnType.NUMBERS;
    }

    private static boolean occurs(String name, CsvColumn column, int beyond) {
        return column.distinct().stream().anyMatch(text -> text.text().equals(name) && text.count() > beyond);
    }

    private String start() {
        return names.stream().limit(4).map(Spelling::shown).collect(Collectors.joining(", "))
                + (names.size() > 4 ? ", …" : "");
    }
}
