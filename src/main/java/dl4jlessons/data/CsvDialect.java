package dl4jlessons.data;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What separates the fields of a CSV file. Commas do, by RFC 4180; but Excel writes semicolons where the comma is taken by
 * decimals, databases write tabs, and a first line {@code sep=;} says it all.
 *
 * @param delimiter between two fields
 * @param announced whether a line {@code sep=} stands before the names of the columns
 */
record CsvDialect(char delimiter, boolean announced) {
    /** In this order: a file that commas take apart is taken apart by commas. */
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private static final Map<Character, String> NAMES =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");
    private static final Pattern ANNOUNCEMENT = Pattern.compile("\\A\"?sep=(.)\"?\\h*(\\R|\\z)");

    /** Finds out from the first lines of a file: names and first row must fall apart into equally many fields. */
    static CsvDialect of(String start) {
        Matcher announcement = ANNOUNCEMENT.matcher(start);
        if (announcement.find()) {
            return new CsvDialect(announcement.group(1).charAt(0), true);
        }
        return DELIMITERS.stream()
                .map(delimiter -> new CsvDialect(delimiter, false))
                .filter(dialect -> dialect.fits(start))
                .findFirst()
                .orElse(new CsvDialect(',', false));
    }

    /** RFC 4180: a quote inside quotes is doubled, a backslash is a character like others. */
    CSVFormat format() {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                // read as records of one empty field, so that lines can be counted
                .setIgnoreEmptyLines(false)
                .get();
    }

    /** The plural of what stands between fields. */
    String separators() {
        return NAMES.getOrDefault(delimiter, "\"" + delimiter + "\"");
    }

    /** For a line that these separators take apart wrongly: which others are in it. */
    static String othersIn(List<String> fields, char delimiter) {
        List<String> others = DELIMITERS.stream()
                .filter(other -> other != delimiter)
                .filter(other -> fields.stream().anyMatch(field -> field.indexOf(other) >= 0))
                .map(NAMES::get)
                .toList();
        return others.isEmpty() ? "" : "; there are " + String.join(" and ", others) + " in it";
    }

    private boolean fits(String start) {
        List<Integer> sizes = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(start), format())) {
            for (CSVRecord record : parser) {
                if (record.stream().anyMatch(field -> !field.isBlank())) {
                    sizes.add(record.size());
                }
                if (sizes.size() == 2) {
                    break;
                }
            }
        } catch (IOException | RuntimeException notTakenApartByThis) {
            return false;
        }
        return !sizes.isEmpty() && sizes.get(0) > 1 && sizes.stream().distinct().count() == 1;
    }
}
