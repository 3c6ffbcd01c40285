package dl4jlessons.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.runtime.Nd4jRuntime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class DataSummaryTest {
    private static final DataSummary SUMMARY =
            new DataSummary("table.csv: …", List.of("rare", "usual", "yes\u00A0"), List.of("Odd."));

    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    private static Examples labelled(int... labels) {
        return new Examples(Nd4j.zeros(labels.length, 1), OneHot.of(labels, 3));
    }

    private static ThreeSets sets(int[] training, int[] validation, int[] test) {
        return new ThreeSets(
                new TrainValidationData(labelled(training), labelled(validation)), new TestData(labelled(test)));
    }

    @Test
    void theLargestClassOfTheTrainingExamplesIsWhatOneWouldAlwaysAnswer() {
        DataSummary split =
                SUMMARY.split(sets(new int[] {0, 1, 1, 1, 2}, new int[] {0, 0, 1, 2, 2}, new int[] {0, 1, 2}));

        assertThat(split.largestClass()).isEqualTo("usual");
        assertThat(split.largestShare()).isCloseTo(0.2, within(1e-9));
        assertThat(split.remarks()).containsExactly("Odd.");
        assertThat(split.read()).isEqualTo(SUMMARY.read());
    }

    @Test
    void classesThatASetLacksAreNamed() {
        DataSummary split = SUMMARY.split(sets(new int[] {1, 1, 2}, new int[] {1}, new int[] {0, 1, 2}));

        assertThat(split.remarks())
                .containsExactly(
                        "Odd.",
                        "Among the training examples there is none of class rare, which cannot be learnt.",
                        "Among the validation examples there is none of class rare or yes<U+00A0>, which no trial is"
                                + " judged by.");
    }

    @Test
    void ofVeryManyClassesTheFirstAreShown() {
        List<String> names = IntStream.range(0, 100).mapToObj(c -> "c" + c).toList();

        assertThat(DataSummary.classes(names, IntStream.range(1000, 1100).toArray()))
                .startsWith("c0 1,000, c1 1,001, ")
                .endsWith("c29 1,029 and 70 more");
    }
}
