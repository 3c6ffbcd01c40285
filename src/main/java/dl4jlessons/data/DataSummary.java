package dl4jlessons.data;

import dl4jlessons.runtime.NumberText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was read from a file or folder, for people: so that nothing is taken for what it is not without being seen.
 *
 * @param read one line: features, rows used and left out, classes with their counts
 * @param classNames in the order of the labels
 * @param remarks sentences on what may not be meant so; none if nothing looks odd
 * @param largestClass the most frequent one among the training examples; empty before the split
 * @param largestShare share of the validation examples that have this class: the accuracy of knowing nothing else
 */
public record DataSummary(
        String read, List<String> classNames, List<String> remarks, String largestClass, double largestShare) {
    private static final int SHOWN_CLASSES = 30;
    /** Classes that are named in a remark. */
    private static final int NAMED = 5;

    /** Before the split. */
    DataSummary(String read, List<String> classNames, List<String> remarks) {
        this(read, List.copyOf(classNames), List.copyOf(remarks), "", 0);
    }

    /** With what a split adds to it. */
    public DataSummary split(ThreeSets sets) {
        int[] training = sets.tuning().training().classCounts();
        int[] validation = sets.tuning().validation().classCounts();
        int largest =
                IntStream.range(0, training.length).reduce(0, (best, c) -> training[c] > training[best] ? c : best);
        List<String> all = Stream.of(
                        remarks.stream(),
                        absent(training, "training", "cannot be learnt"),
                        absent(validation, "validation", "no trial is judged by"),
                        absent(sets.test().examples().classCounts(), "test", "the test will say nothing about"))
                .flatMap(some -> some)
                .toList();
        double share = (double) validation[largest] / IntStream.of(validation).sum();
        return new DataSummary(read, classNames, all, Spelling.shown(classNames.get(largest)), share);
    }

    private Stream<String> absent(int[] counts, String set, String consequence) {
        List<String> names = IntStream.range(0, counts.length)
                .filter(c -> counts[c] == 0)
                .mapToObj(c -> Spelling.shown(classNames.get(c)))
                .toList();
        return names.isEmpty()
                ? Stream.empty()
                : Stream.of("Among the " + set + " examples there is none of class "
                        + names.stream().limit(NAMED).collect(Collectors.joining(" or "))
                        + (names.size() > NAMED ? " or " + (names.size() - NAMED) + " others" : "") + ", which "
                        + consequence + ".");
    }

    /** Classes by name with the number of their examples; of very many only the first. */
    static String classes(List<String> names, int[] counts) {
        String shown = IntStream.range(0, Math.min(names.size(), SHOWN_CLASSES))
                .mapToObj(c -> Spelling.shown(names.get(c)) + " " + NumberText.count(counts[c]))
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN_CLASSES ? shown + " and " + (names.size() - SHOWN_CLASSES) + " more" : shown;
    }

    /** A number with its noun in the right form. */
    static String count(long number, String one, String several) {
        return NumberText.count(number) + " " + (number == 1 ? one : several);
    }
}
