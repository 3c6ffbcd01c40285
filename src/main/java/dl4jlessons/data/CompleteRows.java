package dl4jlessons.data;

import dl4jlessons.runtime.NumberText;
import dl4jlessons.runtime.UserException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a table that lack no value, and which columns cost the others.
 *
 * @param rows from 0, in the order of the file
 * @param classCounts how many of them each class has
 * @param costs columns with missing values, the costliest first
 */
record CompleteRows(int[] rows, int[] classCounts, List<Cost> costs) {
    private static final int NAMED = 5;

    /**
     * A column that rows were left out for.
     *
     * @param missing rows without a value in it
     * @param of all rows
     */
    record Cost(String column, int missing, int of) {
        @Override
        public String toString() {
            return Spelling.shown(column) + ": " + NumberText.count(missing) + " of " + NumberText.count(of);
        }
    }

    /**
     * Looks for them.
     *
     * @throws UserException if there are none, or too few of a class
     */
    static CompleteRows of(CsvContent content, CsvLabel label, List<CsvFeature> features) {
        List<String> names = Stream.concat(
                        features.stream().map(feature -> feature.column().name()), Stream.of(label.name()))
                .toList();
        int classes = label.classNames().size();
        int[] missing = new int[names.size()];
        int[][] missingOfClass = new int[classes][names.size()];
        int[] counts = new int[classes];
        int[] complete = new int[content.rows()];
        int size = 0;
        for (int row = 0; row < content.rows(); row++) {
            int c = label.classOf(row);
            boolean lacks = c == CsvLabel.NO_CLASS;
            missing[features.size()] += lacks ? 1 : 0;
            for (int i = 0; i < features.size(); i++) {
                if (features.get(i).lacks(row)) {
                    lacks = true;
                    missing[i]++;
                    if (c != CsvLabel.NO_CLASS) {
                        missingOfClass[c][i]++;
                    }
                }
            }
            if (!lacks) {
                complete[size] = row;
                size++;
                counts[c]++;
            }
        }
        List<Cost> costs = costs(names, missing, content.rows());
        if (size == 0) {
            throw UserException.failed("No row of " + content.file() + " has a value in every column (missing in "
                    + text(costs) + "): fill in values, or remove column "
                    + Spelling.shown(costs.get(0).column()) + ".");
        }
        for (int c = 0; c < classes; c++) {
            if (counts[c] < CsvLabel.MIN_ROWS) {
                List<Cost> ofClass = costs(names, missingOfClass[c], label.rowsOf(c));
                throw UserException.failed(
                        "Of class " + Spelling.shown(label.classNames().get(c)) + " in "
                                + content.file() + " " + (counts[c] == 0 ? "none" : "only " + counts[c]) + " of "
                                + label.rowsOf(c) + " rows has a value in every column (missing in " + text(ofClass)
                                + "), and a class needs "
                                + CsvLabel.MIN_ROWS + ": fill in values, or remove column "
                                + Spelling.shown(ofClass.get(0).column()) + ".");
            }
        }
        return new CompleteRows(Arrays.copyOf(complete, size), counts, costs);
    }

    /** Columns and what they cost: {@code age: 79 of 80, cabin: 3 of 80}. */
    static String text(List<Cost> costs) {
        return costs.stream().limit(NAMED).map(Cost::toString).collect(Collectors.joining(", "))
                + (costs.size() > NAMED ? " and " + (costs.size() - NAMED) + " more columns" : "");
    }

    private static List<Cost> costs(List<String> names, int[] missing, int rows) {
        return IntStream.range(0, missing.length)
                .filter(i -> missing[i] > 0)
                .mapToObj(i -> new Cost(names.get(i), missing[i], rows))
                .sorted(Comparator.comparingInt(Cost::missing).reversed())
                .toList();
    }
}
