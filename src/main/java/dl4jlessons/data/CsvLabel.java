package dl4jlessons.data;

import dl4jlessons.data.CsvColumn.Distinct;
import dl4jlessons.runtime.UserException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The column that holds the classes. All its texts are classes; only a row with an empty field has none. */
final class CsvLabel {
    /** One to learn from, one to compare hyperparameters with, one for the test. */
    static final int MIN_ROWS = 3;
    /** In the place of the class of a row whose field is empty. */
    static final int NO_CLASS = -1;
    /** Up to here, classes with few rows are mistakes; beyond, the column probably holds no classes. */
    private static final int FEW_CLASSES = 10;
    /** A number with decimals that takes more values than this is a quantity. */
    private static final int MAX_DECIMALS = 20;

    private static final int NAMED = 3;

    private final Path file;
    private final CsvColumn column;
    private final List<Distinct> classes;
    private final int labelled;
    private final int[] classOfText;

    /**
     * Checks the column by itself.
     *
     * @throws UserException if its texts cannot be classes
     */
    CsvLabel(Path file, CsvColumn column) {
        this.file = file;
        this.column = column;
        this.classes = column.distinct().stream()
                .filter(text -> text.kind() != FieldKind.EMPTY)
                .sorted(Comparator.comparing(Distinct::text))
                .toList();
        this.classOfText = new int[column.distinct().size()];
        Arrays.setAll(classOfText, place -> classes.indexOf(column.distinct().get(place)));
        this.labelled = classes.stream().mapToInt(Distinct::count).sum();
        if (classes.isEmpty()) {
            throw UserException.failed(title() + " of " + file + " is empty: choose another label.");
        }
        if (classes.size() < 2) {
            throw UserException.failed(title() + " of " + file + " has only one class, "
                    + Spelling.shown(classes.get(0).text()) + ": there must be at least two to tell apart.");
        }
        checkNoQuantity();
        checkRows();
    }

    /** In alphabetical order. */
    List<String> classNames() {
        return classes.stream().map(Distinct::text).toList();
    }

    CsvColumn column() {
        return column;
    }

    String name() {
        return column.name();
    }

    /** The class of a row, or {@link #NO_CLASS}. */
    int classOf(int row) {
        return classOfText[column.place(row)];
    }

    /** How many rows have a class, complete or not. */
    int rowsOf(int c) {
        return classes.get(c).count();
    }

    private void checkNoQuantity() {
        int different = classes.size();
        boolean numbers = classes.stream().allMatch(text -> text.kind() == FieldKind.NUMBER);
        boolean decimals = numbers && classes.stream().anyMatch(text -> Double.parseDouble(text.text()) % 1 != 0);
        if (column.hasMore() || hardlyRepeats() || (decimals && different > MAX_DECIMALS)) {
            boolean unique = different == labelled && !column.hasMore();
            String holds = (column.hasMore() ? "more than " + CsvColumn.MAX_DISTINCT : different) + " different "
                    + (numbers ? "numbers" : "texts") + " in " + column.size() + " rows";
            String nature = decimals || (numbers && !unique)
                    ? ": that is a quantity, not a class. Choose a label that takes few values, or cut this one into"
                            + " classes, such as low and high."
                    : (unique ? ", another one in each row" : "")
                            + ": that names rows, not classes. Choose a label that takes few values.";
            throw UserException.failed(title() + " of " + file + " holds " + holds + nature);
        }
    }

    private boolean hardlyRepeats() {
        int different = classes.size();
        return different * MIN_ROWS > labelled && (different > FEW_CLASSES || (different == labelled && different > 2));
    }

    private void checkRows() {
        List<Distinct> rare =
                classes.stream().filter(text -> text.count() < MIN_ROWS).toList();
        if (rare.isEmpty()) {
            return;
        }
        String named = rare.stream()
                .limit(NAMED)
                .map(text -> Spelling.shown(text.text()) + " (" + text.count() + (text.count() == 1 ? " row" : " rows")
                        + ", line " + text.firstLine() + ")")
                .collect(Collectors.joining(", "));
        throw UserException.failed(title() + " of " + file + " has too few examples of class " + named
                + (rare.size() > NAMED ? " and " + (rare.size() - NAMED) + " others" : "") + ": a class needs "
                + MIN_ROWS + ", to learn from, to choose by and to test with, so add rows or remove these.");
    }

    private String title() {
        return "Column " + Spelling.shown(column.name());
    }
}
