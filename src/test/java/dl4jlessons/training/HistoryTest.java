package dl4jlessons.training;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.training.History.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Evaluation HALFWAY = new Evaluation(2, 0.5, 0.6, 0.5);
    private static final Evaluation END = new Evaluation(4, 1, 0.8, 0.7);

    private final History sound = new History(List.of(8.0, 4.0, 2.0, 1.0), List.of(HALFWAY, END), OptionalInt.empty());
    private final History diverged =
            new History(List.of(8.0, 4.0, 9.0, Double.NaN), List.of(HALFWAY, END), OptionalInt.of(4));

    @Test
    void finalLossIsTheMeanOfTheLastIterations() {
        assertThat(sound.finalLoss(2)).isEqualTo(1.5);
        assertThat(sound.finalLoss(100)).as("at most all").isEqualTo(3.75);
    }

    @Test
    void finalLossOfADivergedNetworkIsInfinite() {
        assertThat(diverged.finalLoss(3)).isInfinite();
    }

    @Test
    void meanLossIsThatOfTheGivenIterations() {
        assertThat(sound.meanLoss(0, 2)).isEqualTo(6);
        assertThat(sound.meanLoss(-5, 1)).isEqualTo(8);
        assertThat(sound.meanLoss(2, 2)).isNaN();
        assertThat(diverged.meanLoss(2, 4)).isNaN();
    }

    @Test
    void theFirstIterationsAreAsIfTrainingHadStoppedThere() {
        History first = sound.first(3);

        assertThat(first.losses()).containsExactly(8.0, 4.0, 2.0);
        assertThat(first.evaluations()).containsExactly(HALFWAY);
        assertThat(sound.first(1).evaluations()).isEmpty();
        assertThat(sound.first(4)).isSameAs(sound);
    }

    @Test
    void aNetworkHadNotDivergedYetBeforeItDid() {
        assertThat(diverged.first(3).diverged()).isFalse();
        assertThat(diverged.lossAfter(3, 1)).isEqualTo(9);
        assertThat(diverged.first(4).diverged()).isTrue();
        assertThat(diverged.lossAfter(4, 1)).isInfinite();
    }

    @Test
    void theEndIsTheLastEvaluation() {
        assertThat(sound.last()).isEqualTo(END);
        assertThat(sound.seconds()).isEqualTo(1);
    }

    @Test
    void itDoesNotChangeWithTheListsItWasMadeFrom() {
        List<Double> losses = new ArrayList<>(List.of(1.0));
        History history = new History(losses, List.of(END), OptionalInt.empty());
        losses.clear();

        assertThat(history.losses()).containsExactly(1.0);
    }

    @Test
    void anAccuracyIsReachedAtTheFirstEvaluationThatHasIt() {
        assertThat(sound.reached(0.4)).contains(HALFWAY);
        assertThat(sound.reached(0.7)).contains(END);
        assertThat(sound.reached(0.71)).isEmpty();
    }

    @Test
    void theBestIsFoundAmongEvaluationsBeforeItDiverged() {
        List<Evaluation> evaluations = List.of(
                new Evaluation(1, 0, 0.5, 0.4, 1.5),
                new Evaluation(2, 0, 0.7, 0.6, 1.9),
                new Evaluation(3, 0, 0, 0.9, 0.1));

        History diverged = new History(List.of(1.0, 1.0, Double.NaN), evaluations, OptionalInt.of(3));
        assertThat(diverged.bestValidationAccuracy()).isEqualTo(0.6);
        assertThat(diverged.bestValidationLoss()).isEqualTo(1.5);

        History nothing = new History(List.of(Double.NaN), evaluations.subList(2, 3), OptionalInt.of(1));
        assertThat(nothing.bestValidationAccuracy()).isNaN();
        assertThat(nothing.bestValidationLoss()).isNaN();
    }
}
