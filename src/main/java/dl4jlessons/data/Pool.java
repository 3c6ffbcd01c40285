package dl4jlessons.data;

import java.util.List;
import java.util.stream.IntStream;

/** Labelled examples to draw sets from. Those that are drawn are copied into memory; the others need not be there. */
public interface Pool {
    int size();

    /** Features of one example: pixels of an image, columns of a table. */
    int width();

    /** Classes, numbered from 0. */
    int classes();

    /** The class of each example. */
    int[] classIndices();

    /**
     * Copies examples.
     *
     * @param sets rows of each set, at least one a set
     * @return for each set its examples, in this order
     */
    List<Examples> draw(List<int[]> sets);

    /** Copies all examples, in their order. */
    default Examples all() {
        return first(size());
    }

    /** Copies the first examples, all of them if there are not that many. */
    default Examples first(int count) {
        int[] rows = IntStream.range(0, Math.min(count, size())).toArray();
        return draw(List.of(rows)).get(0);
    }

    /** How many examples each class has. */
    default int[] classCounts() {
        int[] counts = new int[classes()];
        IntStream.of(classIndices()).forEach(c -> counts[c]++);
        return counts;
    }
}
