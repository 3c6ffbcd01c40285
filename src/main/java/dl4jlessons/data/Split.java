package dl4jlessons.data;

import dl4jlessons.runtime.Seeds;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seeded, stratified selection of disjoint sets: each class has in every set the share it has in the pool, to within one
 * example. Test examples are kept apart in a type of their own, {@link TestData}.
 */
public final class Split {
    /** First step of the path to each random choice of a split, so that no two of them share a seed. */
    private static final int ROWS_OF_CLASS = 1;

    private static final int CLASSES = 2;
    private static final int ROWS_OF_SET = 3;

    private Split() {}

    /**
     * Draws disjoint sets without replacement.
     *
     * @param pool where to draw from
     * @param seed equal seeds draw equal sets
     * @param sizes how many examples each set shall have, at least 1
     * @return one set for each size, each in random order
     * @throws UserException if the pool has fewer examples than the sizes add up to
     */
    public static List<Examples> disjoint(Pool pool, long seed, int... sizes) {
        check(pool, sizes);
        List<List<Integer>> rowsOfClass = rowsOfClass(pool, seed);
        int[][] counts = StratifiedCounts.of(
                sizes, rowsOfClass.stream().mapToInt(List::size).toArray());
        int[] taken = new int[rowsOfClass.size()];
        List<int[]> sets = new ArrayList<>();
        for (int set = 0; set < sizes.length; set++) {
            List<Integer> rows = new ArrayList<>();
            for (int c = 0; c < taken.length; c++) {
                int from = taken[c];
                taken[c] += counts[set][c];
                rows.addAll(rowsOfClass.get(c).subList(from, taken[c]));
            }
            shuffle(rows, seed, ROWS_OF_SET, set);
            sets.add(rows.stream().mapToInt(Integer::intValue).toArray());
        }
        return pool.draw(sets);
    }

    /** Training and validation examples, disjoint and stratified. */
    public static TrainValidationData tuning(Pool pool, long seed, int training, int validation) {
        List<Examples> sets = disjoint(pool, seed, training, validation);
        return new TrainValidationData(sets.get(0), sets.get(1));
    }

    /**
     * Splits a pool that has no test files of its own, such as a table, and leaves nothing over.
     *
     * @param trainingShare of the pool, between 0 and 1
     * @param validationShare of the pool, between 0 and 1; the rest is for the test
     * @throws UserException if the pool is too small for that
     */
    public static ThreeSets threeWay(Pool pool, long seed, double trainingShare, double validationShare) {
        int training = (int) Math.round(trainingShare * pool.size());
        int validation = (int) Math.round(validationShare * pool.size());
        return threeWay(pool, seed, training, validation);
    }

    /**
     * As {@link #threeWay(Pool, long, double, double)}, with numbers of examples.
     *
     * @param training how many, at least 1
     * @param validation how many, at least 1; the rest is for the test
     * @throws UserException if the pool is too small for that
     */
    public static ThreeSets threeWay(Pool pool, long seed, int training, int validation) {
        int test = pool.size() - training - validation;
        if (training < 1 || validation < 1 || test < 1) {
            throw UserException.failed("The data has only " + pool.size()
                    + " examples, too few for training, validation and test: choose a larger data set.");
        }
        List<Examples> sets = disjoint(pool, seed, training, validation, test);
        return new ThreeSets(new TrainValidationData(sets.get(0), sets.get(1)), new TestData(sets.get(2)));
    }

    private static void check(Pool pool, int[] sizes) {
        long wanted = IntStream.of(sizes).asLongStream().sum();
        if (wanted > pool.size()) {
            throw UserException.failed("This experiment needs " + wanted + " examples, but the data has only "
                    + pool.size() + ": choose a larger data set.");
        }
        if (IntStream.of(sizes).anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("a set of no examples");
        }
    }

    /** For each class its rows in random order; the classes are in random order too, so that none gains by rounding. */
    private static List<List<Integer>> rowsOfClass(Pool pool, long seed) {
        int[] classOfRow = pool.classIndices();
        List<List<Integer>> rowsOfClass = IntStream.range(0, pool.classes())
                .mapToObj(c -> new ArrayList<Integer>())
                .collect(Collectors.toList());
        for (int row = 0; row < classOfRow.length; row++) {
            rowsOfClass.get(classOfRow[row]).add(row);
        }
        for (int c = 0; c < rowsOfClass.size(); c++) {
            shuffle(rowsOfClass.get(c), seed, ROWS_OF_CLASS, c);
        }
        shuffle(rowsOfClass, seed, CLASSES);
        return rowsOfClass;
    }

    private static void shuffle(List<?> list, long seed, long... path) {
        Collections.shuffle(list, new Random(Seeds.derive(seed, path)));
    }
}
