package dl4jlessons.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How many examples of each class go into each set: the class's exact share rounded up or down, such that every set gets
 * its size and no class gives more than it has.
 *
 * <p>Shares form a table with a row for each set (and one for the examples left over) and a column for each class. All
 * row and column sums are whole numbers, so a row or column that has one fraction has another. Going from fraction to
 * fraction, by turns along a row and along a column, therefore leads round in a circle. Adding to and taking from the
 * fractions of a circle by turns keeps all sums, and is done until one of them is a whole number; then comes the next
 * circle (controlled rounding: Cox, "A constructive procedure for unbiased controlled rounding", 1987).
 */
final class StratifiedCounts {
    private final int sets;
    private final int classes;
    private final long pool;
    private final int[][] whole;
    /** What the exact share has beyond the whole number, in units of 1 / pool. */
    private final long[][] fraction;

    /** Place in the table. */
    private record Cell(int set, int c) {}

    private StratifiedCounts(int[] sizes, int[] classCounts) {
        sets = sizes.length;
        classes = classCounts.length;
        pool = IntStream.of(classCounts).asLongStream().sum();
        whole = new int[sets][classes];
        fraction = new long[sets][classes];
        for (int set = 0; set < sets; set++) {
            for (int c = 0; c < classes; c++) {
                long share = (long) sizes[set] * classCounts[c];
                whole[set][c] = (int) (share / pool);
                fraction[set][c] = share % pool;
            }
        }
    }

    /**
     * For each set, the number of examples of each class: less than one away from size · class count / pool.
     *
     * @param sizes of the sets; together at most the pool
     * @param classCounts examples of each class in the pool, which is not empty
     */
    static int[][] of(int[] sizes, int[] classCounts) {
        int[] withLeftOver = Arrays.copyOf(sizes, sizes.length + 1);
        withLeftOver[sizes.length] =
                IntStream.of(classCounts).sum() - IntStream.of(sizes).sum();
        StratifiedCounts counts = new StratifiedCounts(withLeftOver, classCounts);
        counts.round();
        return Arrays.copyOf(counts.whole, sizes.length);
    }

    private void round() {
        List<Cell> circle = circle();
        while (!circle.isEmpty()) {
            removeOneFraction(circle);
            circle = circle();
        }
    }

    /** The cells of a circle in order, each with a fraction; none if there are no fractions. */
    private List<Cell> circle() {
        OptionalInt start = IntStream.range(0, sets)
                .filter(set -> LongStream.of(fraction[set]).anyMatch(f -> f > 0))
                .findFirst();
        if (start.isEmpty()) {
            return List.of();
        }
        // lines of the table: rows are numbered from 0, columns go on from there
        List<Integer> lines = new ArrayList<>();
        int previous = -1;
        int here = start.getAsInt();
        while (!lines.contains(here)) {
            lines.add(here);
            int next = crossingLine(here, previous);
            previous = here;
            here = next;
        }
        List<Integer> round = lines.subList(lines.indexOf(here), lines.size());
        return IntStream.range(0, round.size())
                .mapToObj(i -> crossing(round.get(i), round.get((i + 1) % round.size())))
                .toList();
    }

    /** A line that crosses this one at a fraction, other than the line we came from. */
    private int crossingLine(int here, int previous) {
        IntStream crossing = here < sets ? IntStream.range(sets, sets + classes) : IntStream.range(0, sets);
        return crossing.filter(line -> line != previous && fraction(crossing(here, line)) > 0)
                .findFirst()
                .orElseThrow();
    }

    private Cell crossing(int line, int other) {
        return new Cell(Math.min(line, other), Math.max(line, other) - sets);
    }

    private void removeOneFraction(List<Cell> circle) {
        long step = pool;
        for (int i = 0; i < circle.size(); i++) {
            long f = fraction(circle.get(i));
            step = Math.min(step, adds(i) ? pool - f : f);
        }
        for (int i = 0; i < circle.size(); i++) {
            Cell cell = circle.get(i);
            long changed = fraction(cell) + (adds(i) ? step : -step);
            whole[cell.set][cell.c] += (int) (changed / pool);
            fraction[cell.set][cell.c] = changed % pool;
        }
    }

    private long fraction(Cell cell) {
        return fraction[cell.set][cell.c];
    }

    private static boolean adds(int place) {
        return place % 2 == 0;
    }
}
