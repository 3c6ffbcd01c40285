package dl4jlessons.lesson.tuning;

import static dl4jlessons.lesson.tuning.TuningTests.trial;
import static dl4jlessons.search.TrialState.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.lesson.tuning.MeasuredStudy.Outcome;
import dl4jlessons.search.Pruner;
import dl4jlessons.search.Trial;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalvingSearchReadingsTest {
    private static final int TRIALS = 27;
    private static final int EPOCHS = 9;
    private static final Pruner HALVING = Pruner.successiveHalving(3, 1);

    /** The larger x, the better; after one epoch this can be seen already, except of the very best. */
    private static final MeasuredStudy STUDY = TuningTests.study(
            EPOCHS,
            IntStream.range(0, TRIALS)
                    .mapToObj(HalvingSearchReadingsTest::learner)
                    .toList(),
            IntStream.range(0, TRIALS)
                    .mapToObj(HalvingSearchReadingsTest::place)
                    .toList());

    private static final HalvingSearchReadings READINGS = new HalvingSearchReadings(List.of(1L), Map.of(1L, STUDY), 50);

    private static double place(int number) {
        return (number + 0.5) / TRIALS;
    }

    private static Trial learner(int number) {
        double[] curve = IntStream.rangeClosed(1, EPOCHS)
                .mapToDouble(epoch -> place(number) * epoch / EPOCHS)
                .toArray();
        if (number == TRIALS - 1) {
            curve[0] = 0;
        }
        return trial(number, place(number), COMPLETE, curve);
    }

    @Test
    void halvingSpendsAnEqualShareOfItsEpochsInEachRound() {
        // 27 trials of one epoch, 9 of two more, 3 of six more
        assertThat(READINGS.halving(HALVING, 1).epochs()).isEqualTo(27 + 9 * 2 + 3 * 6);
        assertThat(READINGS.fullSearch(1).epochs()).isEqualTo(TRIALS * EPOCHS);
    }

    @Test
    void halvingFindsTheBestOfWhatItDidNotStop() {
        assertThat(READINGS.halving(HALVING, 1).accuracy())
                .isCloseTo(place(TRIALS - 2), within(1.0 / TuningTests.IMAGES));
    }

    @Test
    void aSmallerHalvingCostsLessAndFindsLess() {
        Outcome some = READINGS.halving(HALVING, 9, 1);

        assertThat(some.epochs()).isEqualTo(9 + 3 * 2 + 1 * 6);
        assertThat(some.accuracy())
                .isBetween(
                        READINGS.fullSearchOf(EPOCHS, 1),
                        READINGS.halving(HALVING, 1).accuracy());
        assertThat(READINGS.halving(HALVING, 9, 1)).isEqualTo(some);
    }

    @Test
    void coarseToFineLooksWhereTheFirstRoundWasBest() {
        CoarseToFine rounds = new CoarseToFine(9, 3);
        Outcome found = READINGS.coarseToFine(rounds, 1);

        // nine trials for a third of the epochs; the best of them and three more for all of them
        assertThat(found.epochs()).isLessThanOrEqualTo(9 * 3 + 6 + 3 * 9).isGreaterThan(9 * 3 + 6);
        assertThat(found.accuracy()).isGreaterThan(READINGS.fullSearchOf(found.epochs(), 1) + 0.01);
    }

    @Test
    void coarseToFineIgnoresTrialsElsewhere() {
        // the first round knows x from 0.8 to 1; of the others only the one at 0.75 is near enough
        List<Trial> trials = List.of(
                trial(0, 0.8, COMPLETE, 0.5, 0.5, 0.5),
                trial(1, 1.0, COMPLETE, 0.6, 0.6, 0.6),
                trial(2, 0.1, COMPLETE, 0.9, 0.9, 0.9),
                trial(3, 0.75, COMPLETE, 0.7, 0.7, 0.7));
        MeasuredStudy study = TuningTests.study(3, trials, List.of(0.5, 0.6, 0.9, 0.7));

        assertThat(new CoarseToFine(2, 5).replay(study, trials)).isEqualTo(new Outcome(2 * 1 + 2 + 3, 0.7));
    }

    @Test
    void theAreaUnderTheCurveIsTheShareOfPairsInTheRightOrder() {
        assertThat(READINGS.areaUnderCurve(2, TRIALS).applyAsDouble(1)).isEqualTo(1);
        // the very best is behind all others after one epoch: of ten good ones one loses against all
        assertThat(READINGS.areaUnderCurve(1, TRIALS).applyAsDouble(1)).isCloseTo(0.9, within(1e-12));
        // of two the better one is behind
        assertThat(READINGS.areaUnderCurve(1, 2).applyAsDouble(1)).isZero();
    }

    @Test
    void averagesOfSubsetsCostWhatTheirTrialsCost() {
        // 13 trials of one epoch, 4 of two more, 1 of six more, instead of 13 of nine
        assertThat(READINGS.shareOfEpochs(HALVING).applyAsDouble(1))
                .isCloseTo((13 + 4 * 2 + 6) / (13.0 * EPOCHS), within(1e-12));
        assertThat(READINGS.fullMinus(HALVING).applyAsDouble(1)).isGreaterThan(0);
    }
}
