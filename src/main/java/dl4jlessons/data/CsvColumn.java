package dl4jlessons.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One column of a CSV file. What it holds is decided when all of it was read. A field takes twelve bytes, however long its
 * text: its number, and the place of its text among the different ones.
 */
final class CsvColumn {
    /** Different texts that are kept; numbers beyond them are numbers only. */
    static final int MAX_DISTINCT = 1000;

    private static final int FIRST_CAPACITY = 64;
    /** In the place of a text that is not kept. */
    private static final int NOT_KEPT = -1;
    /** Significant digits of which a double keeps each, in every number. */
    private static final int DIGITS_OF_A_DOUBLE = 17;

    private final String name;
    private final List<Distinct> distinct = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private double[] numbers = new double[FIRST_CAPACITY];
    private int[] texts = new int[FIRST_CAPACITY];
    private int size;
    private boolean more;
    private boolean longNumbers;

    /** A text and where it stands. */
    static final class Distinct {
        private final String text;
        private final FieldKind kind;
        private final long firstLine;
        private int count;

        private Distinct(String text, FieldKind kind, long firstLine) {
            this.text = text;
            this.kind = kind;
            this.firstLine = firstLine;
        }

        String text() {
            return text;
        }

        FieldKind kind() {
            return kind;
        }

        /** Line of the file in which it was met first. */
        long firstLine() {
            return firstLine;
        }

        /** Rows that hold it. */
        int count() {
            return count;
        }
    }

    CsvColumn(String name) {
        this.name = name;
    }

    void add(String field, long line) {
        FieldKind kind = FieldKind.of(field);
        if (size == numbers.length) {
            int capacity = size + (size >> 1);
            numbers = Arrays.copyOf(numbers, capacity);
            texts = Arrays.copyOf(texts, capacity);
        }
        numbers[size] = kind == FieldKind.NUMBER ? Double.parseDouble(field) : Double.NaN;
        texts[size] = place(field, kind, line);
        longNumbers |= kind == FieldKind.NUMBER && field.length() > DIGITS_OF_A_DOUBLE && isLong(field);
        size++;
    }

    /** The place of a text; of a thousand and first only if it is no number, so that none is missed among numbers. */
    private int place(String field, FieldKind kind, long line) {
        Integer known = places.get(field);
        if (known == null) {
            if (distinct.size() >= MAX_DISTINCT) {
                more = true;
                if (kind == FieldKind.NUMBER || distinct.size() >= 2 * MAX_DISTINCT) {
                    return NOT_KEPT;
                }
            }
            known = distinct.size();
            places.put(field, known);
            distinct.add(new Distinct(field, kind, line));
        }
        distinct.get(known).count++;
        return known;
    }

    /** Decided by the different texts: one marker that stands in many rows does not make texts of numbers. */
    ColumnType type() {
        long numeric = count(CsvColumn::isNumeric);
        long textual = count(CsvColumn::isTextual);
        if (numeric + textual == 0) {
            return ColumnType.EMPTY;
        }
        return numeric >= textual ? ColumnType.NUMBERS : ColumnType.TEXTS;
    }

    private static boolean isNumeric(Distinct text) {
        return text.kind == FieldKind.NUMBER || text.kind == FieldKind.WRITTEN_NUMBER;
    }

    private static boolean isTextual(Distinct text) {
        return text.kind == FieldKind.TEXT;
    }

    private long count(Predicate<Distinct> which) {
        return distinct.stream().filter(which).count();
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    /** Different texts, in the order in which they were met. */
    List<Distinct> distinct() {
        return distinct;
    }

    /** Whether there are more different texts than are kept. */
    boolean hasMore() {
        return more;
    }

    /** The number in a row, NaN if it is none. */
    double number(int row) {
        return numbers[row];
    }

    /** Where the text of a row stands among the different ones. */
    int place(int row) {
        return texts[row];
    }

    /** The text in a row; a column of numbers does not keep all of them. */
    String text(int row) {
        return distinct.get(texts[row]).text;
    }

    /** Whether a row lacks a value here. */
    boolean lacks(int row, ColumnType type) {
        if (texts[row] == NOT_KEPT) {
            return false;
        }
        FieldKind kind = distinct.get(texts[row]).kind;
        return kind == FieldKind.EMPTY || (kind == FieldKind.MARKER && type == ColumnType.NUMBERS);
    }

    /** Whether it holds numbers with more digits than a double keeps. */
    boolean hasLongNumbers() {
        return longNumbers;
    }

    private static boolean isLong(String number) {
        return new BigDecimal(number).stripTrailingZeros().precision() > DIGITS_OF_A_DOUBLE;
    }
}
