package dl4jlessons.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares what two executions of a notebook have printed: words exactly, numbers to a tolerance; charts are left out. */
public final class NotebookComparison {
    /**
     * Another processor adds up in another order, and training makes the difference grow: of all numbers in the notebooks,
     * those that a processor with AVX-512 printed and one without differed by up to 0.03, or by 11 %.
     */
    private static final double RELATIVE_TOLERANCE = 0.25;

    private static final double ABSOLUTE_TOLERANCE = 0.05;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private NotebookComparison() {}

    private static boolean agree(double committed, double measured) {
        double tolerance =
                Math.max(ABSOLUTE_TOLERANCE, RELATIVE_TOLERANCE * Math.max(Math.abs(committed), Math.abs(measured)));
        return Double.compare(committed, measured) == 0 || Math.abs(committed - measured) <= tolerance;
    }

    /** A sentence for each cell whose outputs differ; empty if the notebooks agree. */
    static List<String> differences(NotebookFile committed, NotebookFile executed) {
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < committed.cells().size(); i++) {
            String cell = committed.name() + ", cell " + (i + 1) + ": ";
            difference(committed.cells().get(i).text(), executed.cells().get(i).text())
                    .ifPresent(difference -> differences.add(cell + difference));
        }
        return differences;
    }

    private static Optional<String> difference(String committed, String executed) {
        if (!words(committed).equals(words(executed))) {
            return Optional.of(
                    "committed is \"" + committed.strip() + "\", now it prints \"" + executed.strip() + "\"");
        }
        List<Double> before = numbers(committed);
        List<Double> now = numbers(executed);
        String differences = IntStream.range(0, before.size())
                .filter(i -> !agree(before.get(i), now.get(i)))
                .mapToObj(i -> "committed is " + before.get(i) + ", now it is " + now.get(i))
                .collect(Collectors.joining("; "));
        return differences.isEmpty() ? Optional.empty() : Optional.of(differences);
    }

    private static String words(String text) {
        return NUMBER.matcher(text).replaceAll("#").replaceAll("\\s+", " ").strip();
    }

    private static List<Double> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Double::valueOf)
                .toList();
    }
}
