package dl4jlessons.data;

import java.util.List;
import java.util.stream.IntStream;

/** Labelled examples to draw sets from. Those that are drawn are copied into memory; the others need not be there. */
public interface Pool {
    int size();

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

    /** How many examples each class has. */
    default int[] classCounts() {
        int[] counts = new int[classes()];
        IntStream.of(classIndices()).forEach(c -> counts[c]++);
        return counts;
    }
}
