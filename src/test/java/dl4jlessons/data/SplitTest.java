package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dl4jlessons.runtime.Nd4jRuntime;
import dl4jlessons.runtime.UserException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 42L, Long.MAX_VALUE, -5L);

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    /** Class counts of the pool, and sizes of the sets. */
    static Stream<Arguments> splits() {
        return Stream.of(
                Arguments.of(new int[] {50, 50, 50, 50}, new int[] {40, 10}),
                Arguments.of(new int[] {50, 50, 50, 50}, new int[] {3, 7, 1, 1}),
                Arguments.of(new int[] {50, 50, 50, 50}, new int[] {101, 99}),
                Arguments.of(new int[] {146, 68, 119}, new int[] {200, 67, 66}),
                Arguments.of(new int[] {1, 2, 3, 90, 4}, new int[] {33, 33, 34}),
                Arguments.of(new int[] {0, 7, 0, 13}, new int[] {5, 5, 10}),
                Arguments.of(new int[] {7, 7}, new int[] {1}),
                Arguments.of(new int[] {7, 7}, new int[] {14}));
    }

    @ParameterizedTest
    @MethodSource("splits")
    void setsHaveTheirSizesAndShareNoExample(int[] counts, int[] sizes) {
        Examples pool = Pools.ofCounts(counts);
        for (long seed : SEEDS) {
            Set<Integer> seen = new HashSet<>();
            List<Examples> sets = Split.disjoint(pool, seed, sizes);
            for (int i = 0; i < sizes.length; i++) {
                assertThat(sets.get(i).size()).isEqualTo(sizes[i]);
                for (int row : Pools.rowNumbers(sets.get(i))) {
                    assertThat(seen.add(row)).as("row %s drawn once", row).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splits")
    void everySetHasTheClassesOfThePoolToWithinOneExample(int[] counts, int[] sizes) {
        Examples pool = Pools.ofCounts(counts);
        for (long seed : SEEDS) {
            for (Examples set : Split.disjoint(pool, seed, sizes)) {
                int[] drawn = set.classCounts();
                for (int c = 0; c < counts.length; c++) {
                    double share = (double) set.size() * counts[c] / pool.size();
                    assertThat(Math.abs(drawn[c] - share)).isLessThan(1);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("splits")
    void examplesKeepTheirLabels(int[] counts, int[] sizes) {
        for (Examples set : Split.disjoint(Pools.ofCounts(counts), 1, sizes)) {
            assertThat(set.features().getColumn(1).toIntVector()).containsExactly(set.classIndices());
        }
    }

    @Test
    void equalSeedsDrawEqualSets() {
        Examples pool = Pools.ofCounts(30, 30, 30);
        for (long seed : SEEDS) {
            assertThat(rows(Split.disjoint(pool, seed, 20, 10))).isEqualTo(rows(Split.disjoint(pool, seed, 20, 10)));
        }
    }

    @Test
    void differentSeedsDrawDifferentSetsInDifferentOrder() {
        Examples pool = Pools.ofCounts(30, 30, 30);
        Set<List<List<Integer>>> different = new HashSet<>();
        for (long seed : SEEDS) {
            different.add(rows(Split.disjoint(pool, seed, 90)));
        }
        assertThat(different).hasSameSizeAs(SEEDS);
    }

    @Test
    void classesThatRoundingFavoursChangeWithTheSeed() {
        Examples pool = Pools.ofCounts(10, 10, 10, 10);
        Set<Integer> favoured = new HashSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            favoured.add(Split.disjoint(pool, seed, 1).get(0).classIndices()[0]);
        }
        assertThat(favoured).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void miniBatchesAreMixedRatherThanSortedByClass() {
        int[] classes = Split.disjoint(Pools.ofCounts(100, 100), 1, 200).get(0).classIndices();

        assertThat(Arrays.stream(classes, 0, 100).sum()).isBetween(30, 70);
    }

    @Test
    void setsAreTheSameOnWhicheverThreadTheyAreDrawn() throws Exception {
        Examples pool = Pools.ofCounts(40, 30, 20);
        List<Callable<List<List<Integer>>>> tasks = new ArrayList<>();
        for (long seed = 1; seed <= 8; seed++) {
            long drawnSeed = seed;
            tasks.add(() -> rows(Split.disjoint(pool, drawnSeed, 50, 20)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<List<Integer>>>> drawn = threads.invokeAll(tasks);
            for (int i = 0; i < tasks.size(); i++) {
                assertThat(drawn.get(i).get()).isEqualTo(tasks.get(i).call());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void saysThatThePoolIsTooSmall() {
        Examples pool = Pools.ofCounts(5, 5);

        assertThatThrownBy(() -> Split.disjoint(pool, 1, 8, 3))
                .isInstanceOf(UserException.class)
                .hasMessage("This experiment needs 11 examples, but the data has only 10: choose a larger data set.");
        assertThatThrownBy(() -> Split.tuning(pool, 1, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("needs 4294967294 examples");
    }

    @Test
    void refusesSetsOfNoExamples() {
        assertThatThrownBy(() -> Split.disjoint(Pools.ofCounts(5, 5), 1, 5, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tuningDataIsTrainingAndValidation() {
        TrainValidationData data = Split.tuning(Pools.ofCounts(20, 20), 1, 30, 10);

        assertThat(data.training().classCounts()).containsExactly(15, 15);
        assertThat(data.validation().classCounts()).containsExactly(5, 5);
    }

    @Test
    void threeWaySplitLeavesNothingOver() {
        ThreeSets sets = Split.threeWay(Pools.ofCounts(50, 25), 1, 0.6, 0.2);

        assertThat(sets.tuning().training().classCounts()).containsExactly(30, 15);
        assertThat(sets.tuning().validation().classCounts()).containsExactly(10, 5);
        assertThat(sets.test().examples().classCounts()).containsExactly(10, 5);
    }

    @Test
    void threeWaySplitSaysThatThePoolIsTooSmall() {
        assertThatThrownBy(() -> Split.threeWay(Pools.ofCounts(1, 1), 1, 0.6, 0.2))
                .isInstanceOf(UserException.class)
                .hasMessage("The data has only 2 examples, too few for training, validation and test:"
                        + " choose a larger data set.");
    }

    private static List<List<Integer>> rows(List<Examples> sets) {
        return sets.stream()
                .map(set -> Arrays.stream(Pools.rowNumbers(set)).boxed().toList())
                .toList();
    }
}
