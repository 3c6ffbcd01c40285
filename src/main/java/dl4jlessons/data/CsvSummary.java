package dl4jlessons.data;

import dl4jlessons.data.CompleteRows.Cost;
import dl4jlessons.data.CsvColumn.Distinct;
import dl4jlessons.runtime.NumberText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was read from a table, and what in it may not be meant so. */
final class CsvSummary {
    /** Where more than one row in so many is left out, the column that costs most is worth a remark. */
    private static final int REMARK_DIVISOR = 5;
    /** So many texts of a column that begin with a digit are perhaps numbers with units, or dates. */
    private static final int MANY_WITH_DIGITS = 10;

    private static final int NAMED = 3;
    /** What programs write that cannot leave a number out. */
    private static final Set<Double> CODES =
            Set.of(-9.0, -99.0, -999.0, -9999.0, -99999.0, 99.0, 999.0, 9999.0, 99999.0);

    private final CsvContent content;
    private final CsvLabel label;
    private final List<CsvFeature> features;
    private final CompleteRows complete;

    CsvSummary(CsvContent content, CsvLabel label, List<CsvFeature> features, CompleteRows complete) {
        this.content = content;
        this.label = label;
        this.features = features;
        this.complete = complete;
    }

    DataSummary summary() {
        List<String> remarks = Stream.of(
                        spellings("Classes", label.name(), label.classNames()),
                        texts().flatMap(f -> spellings("Categories", f.column().name(), f.categories())),
                        markers(),
                        texts().flatMap(this::numbersAmongTexts),
                        texts().flatMap(this::textsWithDigits),
                        numbers().flatMap(this::codes),
                        numbers().flatMap(this::constant),
                        costly(),
                        suspectLine())
                .flatMap(some -> some)
                .toList();
        return new DataSummary(read(), label.classNames(), remarks);
    }

    private String read() {
        String separators = content.dialect().delimiter() == ','
                ? ""
                : ", separated by " + content.dialect().separators();
        List<String> empty = content.columns().stream()
                .filter(column ->
                        column.type() == ColumnType.EMPTY && !column.name().equals(label.name()))
                .map(column -> column.name().isEmpty() ? "without a name" : Spelling.shown(column.name()))
                .toList();
        String unused = empty.isEmpty() ? "" : ", left out as empty: column " + String.join(", ", empty);
        int used = complete.rows().length;
        String rows = used == content.rows()
                ? DataSummary.count(used, "row", "rows")
                : NumberText.count(used) + " of " + NumberText.count(content.rows())
                        + " rows, left out for a missing value: " + NumberText.count(content.rows() - used) + " ("
                        + CompleteRows.text(complete.costs()) + ")";
        return content.file().getFileName() + separators + ": "
                + DataSummary.count(features.size(), "feature", "features") + " (" + kinds() + ")" + unused + "; "
                + rows + "; "
                + DataSummary.count(label.classNames().size(), "class", "classes") + " of "
                + Spelling.shown(label.name())
                + ": " + DataSummary.classes(label.classNames(), complete.classCounts());
    }

    /** As in {@code 5 numbers, 3 categories with 9 values}. */
    private String kinds() {
        long texts = texts().count();
        int values = texts().mapToInt(CsvFeature::width).sum();
        String categories = DataSummary.count(texts, "category", "categories") + " with "
                + DataSummary.count(values, "value", "values");
        String numbers = DataSummary.count(numbers().count(), "number", "numbers");
        return texts == 0 ? numbers : texts == features.size() ? categories : numbers + ", " + categories;
    }

    private Stream<CsvFeature> numbers() {
        return features.stream().filter(feature -> feature.type() == ColumnType.NUMBERS);
    }

    private Stream<CsvFeature> texts() {
        return features.stream().filter(feature -> feature.type() == ColumnType.TEXTS);
    }

    private static Stream<String> spellings(String what, String column, List<String> texts) {
        return Spelling.alike(texts).stream()
                .map(alike -> what + " " + listed(alike, Spelling::quoted) + " of column " + Spelling.shown(column)
                        + " differ in spelling only: are they meant to be one?");
    }

    /** "NA" is North America in one table and nothing in another; who knows the table can tell. "Na" is a word. */
    private Stream<String> markers() {
        return Stream.concat(texts().map(CsvFeature::column), Stream.of(label.column()))
                .flatMap(column -> column.distinct().stream()
                        .filter(text ->
                                text.kind() == FieldKind.MARKER && !text.text().matches("Na|Nan|Null"))
                        .map(text -> Spelling.quoted(text.text()) + " in column " + Spelling.shown(column.name())
                                + " (" + DataSummary.count(text.count(), "row", "rows")
                                + ") is taken for a value like others: leave the field empty if it means a missing"
                                + " one."));
    }

    private Stream<String> numbersAmongTexts(CsvFeature feature) {
        List<String> found = texts(feature, text -> text.kind() == FieldKind.NUMBER || isWritten(text));
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of("Column " + Spelling.shown(feature.column().name()) + " holds texts, and among them "
                        + listed(found, Spelling::quoted) + ": all of them are taken for categories.");
    }

    private Stream<String> textsWithDigits(CsvFeature feature) {
        List<String> found = texts(
                feature,
                text -> text.kind() == FieldKind.TEXT
                        && Character.isDigit(text.text().codePointAt(0)));
        return found.size() < MANY_WITH_DIGITS
                ? Stream.empty()
                : Stream.of("Column " + Spelling.shown(feature.column().name()) + " holds " + found.size()
                        + " texts that begin with a digit, such as " + Spelling.quoted(found.get(0))
                        + ", each a category of its own: should they be plain numbers?");
    }

    /** A code for a missing value lies outside of all other values, by more than these differ among themselves. */
    private Stream<String> codes(CsvFeature feature) {
        double[] values = IntStream.of(complete.rows())
                .mapToDouble(feature.column()::number)
                .sorted()
                .toArray();
        List<String> found = new ArrayList<>();
        int least = (int) IntStream.range(0, values.length)
                .takeWhile(i -> values[i] == values[0])
                .count();
        double last = values[values.length - 1];
        int most = (int)
                IntStream.range(0, values.length).filter(i -> values[i] == last).count();
        if (least > 1
                && least < values.length
                && CODES.contains(values[0])
                && values[least] - values[0] > last - values[least]) {
            found.add(code(feature, values[0], least));
        } else if (most > 1
                && most < values.length
                && CODES.contains(last)
                && last - values[values.length - most - 1] > values[values.length - most - 1] - values[0]) {
            found.add(code(feature, last, most));
        }
        return found.stream();
    }

    private static String code(CsvFeature feature, double code, int rows) {
        return "Column " + Spelling.shown(feature.column().name()) + " is " + (int) code + " in " + rows
                + " rows, far from all other values: leave the field empty if it means a missing one.";
    }

    private Stream<String> constant(CsvFeature feature) {
        double first = feature.column().number(complete.rows()[0]);
        return IntStream.of(complete.rows()).allMatch(row -> feature.column().number(row) == first)
                ? Stream.of("Column " + Spelling.shown(feature.column().name()) + " is " + first
                        + " in all rows that are used, and tells nothing.")
                : Stream.empty();
    }

    private Stream<String> costly() {
        int leftOut = content.rows() - complete.rows().length;
        if (leftOut * REMARK_DIVISOR <= content.rows()) {
            return Stream.empty();
        }
        Cost costliest = complete.costs().get(0);
        return Stream.of(leftOut + " of " + content.rows() + " rows are left out; " + costliest.missing()
                + " of them lack a value in column " + Spelling.shown(costliest.column())
                + ": without that column more rows could be used.");
    }

    private Stream<String> suspectLine() {
        return content.suspectLine() == 0
                ? Stream.empty()
                : Stream.of(
                        "Line " + content.suspectLine() + " has a text in quotes that goes on over several lines and"
                                + " looks like rows: is a quote missing there, or one too many?");
    }

    private static List<String> texts(CsvFeature feature, Predicate<Distinct> which) {
        return feature.column().distinct().stream()
                .filter(which)
                .map(Distinct::text)
                .toList();
    }

    private static boolean isWritten(Distinct text) {
        return text.kind() == FieldKind.WRITTEN_NUMBER;
    }

    private static String listed(List<String> texts, Function<String, String> shown) {
        return texts.stream().limit(NAMED).map(shown).collect(Collectors.joining(", "))
                + (texts.size() > NAMED ? " and " + (texts.size() - NAMED) + " more" : "");
    }
}
