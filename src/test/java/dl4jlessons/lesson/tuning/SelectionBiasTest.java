package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.lesson.tuning.SelectionBias.Repetitions;
import dl4jlessons.search.TrialState;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectionBiasTest {
    private static final int IMAGES = 5000;

    private static SelectionBias bias(List<MeasuredTrial> candidates, List<MeasuredTrial> equal, long seed) {
        return SelectionBias.of(candidates, equal, 100, 1000, 400, seed);
    }

    /** Candidates whose answers are right with these probabilities, independently of each other. */
    private static List<MeasuredTrial> candidates(double... accuracies) {
        Random random = new Random(7);
        return IntStream.range(0, accuracies.length)
                .mapToObj(i -> {
                    BitSet hits = new BitSet();
                    IntStream.range(0, IMAGES).forEach(image -> hits.set(image, random.nextDouble() < accuracies[i]));
                    return new MeasuredTrial(TuningTests.trial(i, 0, TrialState.COMPLETE, accuracies[i]), hits, IMAGES);
                })
                .toList();
    }

    private static Repetitions last(List<Repetitions> repetitions) {
        return repetitions.get(repetitions.size() - 1);
    }

    @Test
    void theBestOfEqualsFlattersByTheExpectedMaximumOfItsErrors() {
        double[] equal = IntStream.range(0, 25).mapToDouble(i -> 0.5).toArray();
        SelectionBias bias = bias(candidates(equal), candidates(equal), 1);

        // the largest of 25 normal errors is 1.97 standard deviations on the average; one is √(¼ ÷ 100) = 0.05
        assertThat(last(bias.few()).optimism()).isCloseTo(1.97 * 0.05, within(0.01));
        assertThat(last(bias.many()).optimism()).isCloseTo(1.97 * 0.05 / Math.sqrt(10), within(0.01));
    }

    @Test
    void aSingleCandidateDoesNotFlatterAndMoreOfThemDoMore() {
        double[] equal = IntStream.range(0, 25).mapToDouble(i -> 0.5).toArray();
        List<Repetitions> few = bias(candidates(equal), candidates(equal), 1).few();

        assertThat(few).extracting(Repetitions::candidates).containsExactly(1, 2, 5, 10, 20, 25);
        assertThat(few.get(0).optimism()).isCloseTo(0, within(0.01));
        assertThat(few).extracting(Repetitions::optimism).isSorted();
    }

    @Test
    void aCandidateThatIsFarAheadIsNotChosenByLuck() {
        SelectionBias bias = bias(candidates(0.2, 0.9, 0.3), candidates(0.5, 0.5), 1);

        assertThat(last(bias.few()).optimism()).isCloseTo(0, within(0.005));
        assertThat(last(bias.few()).mean(one -> one.byTest().elsewhere())).isCloseTo(0.9, within(0.01));
    }

    @Test
    void whatIsChosenOnValidationIsTestedHonestly() {
        double[] equal = IntStream.range(0, 25).mapToDouble(i -> 0.5).toArray();
        Repetitions all = last(bias(candidates(equal), candidates(equal), 1).few());

        assertThat(all.mean(
                        one -> one.byValidation().test() - one.byValidation().elsewhere()))
                .isCloseTo(0, within(0.01));
        assertThat(all.mean(one ->
                        one.byValidation().validation() - one.byValidation().elsewhere()))
                .isCloseTo(all.optimism(), within(0.01));
    }

    @Test
    void equalSeedsDrawEqualImages() {
        List<MeasuredTrial> candidates = candidates(0.5, 0.6, 0.7);

        assertThat(bias(candidates, candidates, 1))
                .isEqualTo(bias(candidates, candidates, 1))
                .isNotEqualTo(bias(candidates, candidates, 2));
    }
}
