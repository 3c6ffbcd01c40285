package dl4jlessons.lesson.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.search.BookNetwork;
import dl4jlessons.search.Dimension;
import dl4jlessons.search.EpochResult;
import dl4jlessons.search.StudyHeader;
import dl4jlessons.search.StudyResult;
import dl4jlessons.search.Trial;
import dl4jlessons.search.TrialState;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RedrawnValidationTest {
    private static final int IMAGES = 1000;
    private static final RedrawnValidation REDRAWN = new RedrawnValidation(100, 400);
    private static final int EQUAL_TRIALS = 8;

    @Test
    void aWinnerThatIsFarAheadIsAlwaysChosen() {
        MeasuredStudy study = study(0, 0.9, 0.2, 0.1);

        // measured on other images than it was chosen on: its mean over draws is its accuracy, to sampling error
        assertThat(REDRAWN.winner(study, 1)).isEqualTo(0.9, within(0.002));
    }

    @Test
    void ofFewerTrialsItIsTheBestThatIsThere() {
        MeasuredStudy study = study(0, 0.9, 0.5, 0.1);

        assertThat(REDRAWN.winnerOfSome(study, 1, 1)).isEqualTo(0.5, within(0.005));
        assertThat(REDRAWN.winnerOfSome(study, 2, 1))
                .as("0.9 in two selections of three, 0.5 in the third")
                .isEqualTo((2 * 0.9 + 0.5) / 3, within(0.005));
        assertThat(REDRAWN.winnerOfSome(study, 3, 1)).isEqualTo(REDRAWN.winner(study, 1));
    }

    @Test
    void aSearchInWhichAllDivergeHasAccuracyZero() {
        assertThat(REDRAWN.winner(study(2), 1)).isZero();
        assertThat(REDRAWN.winnerOfSome(study(1, 0.8), 1, 1))
                .as("one selection of two diverges")
                .isEqualTo(0.4, within(0.002));
    }

    @Test
    void trialsOfEqualAccuracyAreNotMadeBetterByChoosing() {
        double[] equal = IntStream.range(0, EQUAL_TRIALS).mapToDouble(i -> 0.6).toArray();

        assertThat(REDRAWN.winner(study(0, equal), 1)).isEqualTo(0.6, within(0.01));
    }

    @Test
    void theSeedAloneDecidesTheDraws() {
        MeasuredStudy study = study(0, 0.62, 0.6, 0.58);

        assertThat(REDRAWN.winner(study, 3)).isEqualTo(REDRAWN.winner(study, 3)).isNotEqualTo(REDRAWN.winner(study, 4));
    }

    /** Each trial is right about images of its own, so that draws of images change their order. */
    private static MeasuredStudy study(int diverged, double... accuracies) {
        List<MeasuredTrial> measured = IntStream.range(0, accuracies.length)
                .mapToObj(i -> {
                    BitSet hits = new BitSet();
                    int count = (int) Math.round(accuracies[i] * IMAGES);
                    IntStream.range(0, count).forEach(k -> hits.set((k + 97 * i) % IMAGES));
                    return new MeasuredTrial(trial(i, TrialState.COMPLETE, accuracies[i]), hits, IMAGES);
                })
                .toList();
        List<Trial> all = IntStream.range(0, accuracies.length + diverged)
                .mapToObj(i ->
                        i < accuracies.length ? measured.get(i).trial() : trial(i, TrialState.DIVERGED, Double.NaN))
                .toList();
        StudyHeader header = new StudyHeader(BookNetwork.SPACE, "random", "none", 1, 1, "no data", 100, "given");
        return new MeasuredStudy(new StudyResult(header, all, Optional.empty()), measured);
    }

    private static Trial trial(int number, TrialState state, double accuracy) {
        return new Trial(
                number,
                BookNetwork.SPACE.parameters((Dimension dimension) -> dimension.at(0.5)),
                number + 1,
                state,
                state == TrialState.COMPLETE ? List.of(new EpochResult(1, 1, accuracy, accuracy)) : List.of(),
                0,
                "");
    }
}
