package dl4jlessons.report;

import dl4jlessons.result.CellText;
import dl4jlessons.result.Table;
import dl4jlessons.result.Table.Column;
import dl4jlessons.result.Table.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lays a table out in columns of characters. Words are wrapped; numbers never are, so a table with too many columns of
 * them is printed in parts, each beginning with the first column.
 */
final class ConsoleTable {
    private static final String GAP = "  ";
    /** Words are wrapped at this width in a table that would otherwise be too wide. */
    private static final int NARROW_WORDS = 24;

    private final Table table;
    private final int width;
    private final List<List<String>> cells;

    /** @param width characters in a line, if the widest column leaves the choice */
    ConsoleTable(Table table, int width) {
        this.table = table;
        this.width = width;
        this.cells = table.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(c -> CellText.of(row.get(c), column(c).format()))
                        .toList())
                .toList();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<Integer> part : parts()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(print(part));
        }
        return lines;
    }

    /** The columns that are printed side by side. */
    private List<List<Integer>> parts() {
        List<List<Integer>> parts = new ArrayList<>();
        List<Integer> part = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            part.add(c);
            if (part.size() > 2 && lineWidth(part) > width) {
                part.remove(part.size() - 1);
                parts.add(part);
                part = new ArrayList<>(List.of(0, c));
            }
        }
        parts.add(part);
        return parts;
    }

    private int lineWidth(List<Integer> part) {
        return part.stream().mapToInt(this::columnWidth).sum() + GAP.length() * (part.size() - 1);
    }

    private List<String> print(List<Integer> part) {
        List<String> headers = part.stream().map(c -> column(c).header()).toList();
        List<String> lines = new ArrayList<>(row(part, headers));
        String rule = part.stream().map(c -> "─".repeat(columnWidth(c))).collect(Collectors.joining(GAP));
        lines.add(rule);
        cells.forEach(row -> lines.addAll(row(part, part.stream().map(row::get).toList())));
        return lines;
    }

    /** One row, in as many lines as its longest cell needs. */
    private List<String> row(List<Integer> part, List<String> texts) {
        List<List<String>> wrapped = IntStream.range(0, part.size())
                .mapToObj(i -> Words.wrap(texts.get(i), columnWidth(part.get(i))))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> IntStream.range(0, part.size())
                        .mapToObj(i -> align(
                                line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "", part.get(i)))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .toList();
    }

    private String align(String text, int c) {
        String space = " ".repeat(Math.max(0, columnWidth(c) - Words.width(text)));
        return column(c).format() == Format.TEXT ? text + space : space + text;
    }

    /** All words on one line where the table fits then; otherwise headers are wrapped, and long words in cells too. */
    private int columnWidth(int c) {
        if (naturalWidth() <= width) {
            return naturalWidth(c);
        }
        int content = contentWidth(c);
        int longestWord = Arrays.stream(column(c).header().split(" "))
                .mapToInt(Words::width)
                .max()
                .orElse(0);
        boolean words = column(c).format() == Format.TEXT;
        return Math.max(words ? Math.min(NARROW_WORDS, content) : content, longestWord);
    }

    private int naturalWidth() {
        int columns = table.columns().size();
        return IntStream.range(0, columns).map(this::naturalWidth).sum() + GAP.length() * (columns - 1);
    }

    private int naturalWidth(int c) {
        return Math.max(contentWidth(c), Words.width(column(c).header()));
    }

    private int contentWidth(int c) {
        return cells.stream().mapToInt(row -> Words.width(row.get(c))).max().orElse(0);
    }

    private Column column(int c) {
        return table.columns().get(c);
    }
}
