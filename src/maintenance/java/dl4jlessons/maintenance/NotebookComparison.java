package dl4jlessons.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares what two executions of a notebook have printed: words exactly, numbers to a tolerance; charts are left out. */
public final class NotebookComparison {
    /** Another processor adds up in another order, and training makes the difference grow. */
    private static final double RELATIVE_TOLERANCE = 1e-2;

    private static final double ABSOLUTE_TOLERANCE = 1e-3;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private NotebookComparison() {}

    /** Whether two values are the same, as far as different machines can agree. */
    public static boolean agree(double committed, double measured) {
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
        for (int i = 0; i < before.size(); i++) {
            if (!agree(before.get(i), now.get(i))) {
                return Optional.of("committed is " + before.get(i) + ", now it is " + now.get(i));
            }
        }
        return Optional.empty();
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
