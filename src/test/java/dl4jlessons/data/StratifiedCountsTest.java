package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedCountsTest {
    private static final int TABLES = 3000;

    /** Small tables with few examples are the hard ones: there, most shares are fractions. */
    @Test
    void areWithinOneOfTheShareAndAddUpInRandomTables() {
        Random random = new Random(1);
        for (int table = 0; table < TABLES; table++) {
            int[] classCounts = random.ints(1 + random.nextInt(8), 0, 12).toArray();
            int pool = IntStream.of(classCounts).sum();
            if (pool == 0) {
                continue;
            }
            int[] sizes = sizes(random, pool);
            int[][] counts = StratifiedCounts.of(sizes, classCounts);
            for (int set = 0; set < sizes.length; set++) {
                assertThat(IntStream.of(counts[set]).sum()).isEqualTo(sizes[set]);
                for (int c = 0; c < classCounts.length; c++) {
                    double share = (double) sizes[set] * classCounts[c] / pool;
                    assertThat(Math.abs(counts[set][c] - share)).isLessThan(1);
                    assertThat(counts[set][c]).isNotNegative();
                }
            }
            for (int c = 0; c < classCounts.length; c++) {
                int column = c;
                assertThat(IntStream.range(0, sizes.length)
                                .map(set -> counts[set][column])
                                .sum())
                        .isLessThanOrEqualTo(classCounts[c]);
            }
        }
    }

    @Test
    void areTheExactSharesWhereTheseAreWholeNumbers() {
        assertThat(StratifiedCounts.of(new int[] {30, 60}, new int[] {50, 20, 30}))
                .isDeepEqualTo(new int[][] {{15, 6, 9}, {30, 12, 18}});
    }

    @Test
    void doNotOverflow() {
        int[][] counts = StratifiedCounts.of(new int[] {1_000_000_000}, new int[] {1_000_000_000, 1_000_000_000});

        assertThat(counts).isDeepEqualTo(new int[][] {{500_000_000, 500_000_000}});
    }

    /** One to five sets; every other table leaves nothing over. */
    private static int[] sizes(Random random, int pool) {
        int[] sizes = new int[1 + random.nextInt(5)];
        int left = pool;
        for (int set = 0; set < sizes.length; set++) {
            boolean last = set == sizes.length - 1;
            sizes[set] = last && random.nextBoolean() ? left : random.nextInt(left + 1);
            left -= sizes[set];
        }
        return sizes;
    }
}
