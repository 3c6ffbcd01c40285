package dl4jlessons.data;

import dl4jlessons.runtime.Seeds;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Seeded, stratified selection of disjoint sets: each class has the same share in every set, to within one example.
 * Test examples are kept apart in a type of their own, {@link TestData}.
 */
public final class Split {
    private Split() {}

    /**
     * Draws disjoint sets without replacement.
     *
     * @param pool where to draw from
     * @param seed equal seeds draw equal sets
     * @param sizes how many examples each set shall have
     * @return one set for each size, each in random order
     * @throws UserException if the pool has fewer examples than the sizes add up to
     */
    public static List<Examples> disjoint(Examples pool, long seed, int... sizes) {
        int wanted = IntStream.of(sizes).sum();
        if (wanted > pool.size()) {
            throw UserException.failed("This experiment needs " + wanted + " examples, but the data has only "
                    + pool.size() + ": choose a larger data set.");
        }
        int[] order = stratifiedOrder(pool.classIndices(), pool.classes(), seed);
        List<Examples> sets = new ArrayList<>();
        int from = 0;
        for (int size : sizes) {
            List<Integer> rows = new ArrayList<>();
            for (int i = from; i < from + size; i++) {
                rows.add(order[i]);
            }
            // the stratified order cycles through the classes: a mini-batch should not
            Collections.shuffle(rows, new Random(Seeds.derive(seed, from, size)));
            sets.add(pool.rows(rows.stream().mapToInt(Integer::intValue).toArray()));
            from += size;
        }
        return sets;
    }

    /** Training and validation examples, disjoint and stratified. */
    public static TuningData tuning(Examples pool, long seed, int training, int validation) {
        List<Examples> sets = disjoint(pool, seed, training, validation);
        return new TuningData(sets.get(0), sets.get(1));
    }

    /**
     * Rows in an order every stretch of which holds the classes in the pool's proportions, as nearly as whole examples
     * allow: the k-th of a class's n examples stands at the fraction (k + ½) / n of the order.
     */
    private static int[] stratifiedOrder(int[] classOfRow, int classes, long seed) {
        record Place(int row, double fraction) {}
        List<List<Integer>> rowsOfClass = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            rowsOfClass.add(new ArrayList<>());
        }
        for (int row = 0; row < classOfRow.length; row++) {
            rowsOfClass.get(classOfRow[row]).add(row);
        }
        List<Place> places = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            List<Integer> rows = rowsOfClass.get(c);
            Collections.shuffle(rows, new Random(Seeds.derive(seed, c)));
            for (int k = 0; k < rows.size(); k++) {
                places.add(new Place(rows.get(k), (k + 0.5) / rows.size()));
            }
        }
        places.sort(Comparator.comparingDouble(Place::fraction));
        return places.stream().mapToInt(Place::row).toArray();
    }
}
