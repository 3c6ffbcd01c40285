package dl4jlessons.report;

import dl4jlessons.dashboard.Browser;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what the bounds of {@link PlaygroundTest} are set by: how far playground and lessons are apart over seeds of
 * both, and how far at least where the standard deviation of the weights is another. Its name keeps it out of {@code mvn
 * verify}; {@code mvn surefire:test -Dtest=PlaygroundSpread} prints the tables.
 */
class PlaygroundSpread {
    private static final int LESSON_SEEDS = 3;
    private static final int SEEDS = 3;
    private static final double[] FACTORS = {1, 1.2, 1 / 1.2};

    @TempDir
    private Path folder;

    @Test
    void isPrinted() {
        try (Browser browser = new Browser(folder.resolve("profile"))) {
            Map<String, Map<String, double[]>> ranges = new TreeMap<>();
            for (long lessonSeed = 1; lessonSeed <= LESSON_SEEDS; lessonSeed++) {
                PlaygroundPage.open(browser, folder, lessonSeed);
                for (double factor : FACTORS) {
                    IntStream.rangeClosed(1, SEEDS).forEach(seed -> {
                        add(ranges, "histograms", factor, PlaygroundPage.histograms(browser, seed, factor));
                        add(ranges, "gradients", factor, PlaygroundPage.gradients(browser, seed, factor));
                    });
                }
            }
            ranges.forEach((what, settings) -> settings.forEach((setting, range) ->
                    System.out.printf(Locale.ROOT, "%s  %-30s %.3f to %.3f%n", what, setting, range[0], range[1])));
        }
    }

    private static void add(
            Map<String, Map<String, double[]>> ranges, String what, double factor, Map<String, Double> distances) {
        Map<String, double[]> settings = ranges.computeIfAbsent(
                String.format(Locale.ROOT, "%s, std × %.2f", what, factor), key -> new TreeMap<>());
        distances.forEach(
                (setting, distance) -> settings.merge(setting, new double[] {distance, distance}, (one, other) ->
                        new double[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])}));
    }
}
