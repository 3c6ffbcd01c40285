package dl4jlessons.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionTest {
    private static final EpochResult FIRST = new EpochResult(1, 0.5, 0.6, 0.625);
    private static final EpochResult SECOND = new EpochResult(2, 0.4, 0.7, 0.75);
    private static final Trial PAUSED = new Trial(
            3, Studies.SPACE.parameters(d -> d.at(0.5)), 1, TrialState.RUNNING, List.of(FIRST, SECOND), 0, "");
    private static final RungTask FROM_THE_START =
            new RungTask(3, PAUSED.parameters(), 1, 0, 3, TrainingState.NONE, false);

    private static RungResult trained(EpochResult... curve) {
        return RungResult.trained(FROM_THE_START, List.of(curve), TrainingState.NONE);
    }

    @Test
    void equalFiguresAreNoNews() {
        EpochResult third = new EpochResult(3, 0.3, 0.8, 0.8);
        assertThat(new Repetition(PAUSED, trained(FIRST, SECOND, third)).difference())
                .isEmpty();
    }

    @Test
    void theFirstEpochThatDiffersIsNamed() {
        EpochResult other = new EpochResult(2, 0.4, 0.7, 0.5);
        assertThat(new Repetition(PAUSED, trained(FIRST, other, other)).difference())
                .get()
                .asString()
                .startsWith(
                        "Trial 3 was trained again and differs from epoch 2 on (it has 0.5, and had a validation accuracy"
                                + " of 0.75): this is another processor");
        assertThat(new Repetition(PAUSED, RungResult.diverged(FROM_THE_START, List.of(FIRST))).difference())
                .get()
                .asString()
                .contains("differs from epoch 2 on (it diverged");
    }

    @Test
    void whoGoesOnOrFailsRepeatsNothing() {
        RungTask goesOn = new RungTask(3, PAUSED.parameters(), 1, 2, 3, TrainingState.NONE, true);
        assertThat(new Repetition(PAUSED, RungResult.trained(goesOn, List.of(SECOND), TrainingState.NONE)).difference())
                .isEmpty();
        assertThat(new Repetition(PAUSED, RungResult.failed(FROM_THE_START, "why")).difference())
                .isEmpty();
    }
}
