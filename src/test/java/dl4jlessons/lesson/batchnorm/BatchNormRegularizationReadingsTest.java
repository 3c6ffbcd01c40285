package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.training.History;
import org.junit.jupiter.api.Test;

class BatchNormRegularizationReadingsTest {
    private static final History HISTORY = Histories.of(0.2, 0.1, 0.6, 0.5, 0.5, 0.9, 1.0, 0.6);

    @Test
    void theGapIsTrainingMinusValidationAccuracy() {
        assertThat(BatchNormRegularizationReadings.gap(HISTORY.last())).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void validationAccuracyIsReadOffBetweenTheEvaluationsBeforeAndAfter() {
        assertThat(BatchNormRegularizationReadings.validationAccuracyAt(0.3, HISTORY))
                .isCloseTo(0.2, within(1e-12));
    }

    @Test
    void theFirstTimeALevelIsReachedCounts() {
        assertThat(BatchNormRegularizationReadings.validationAccuracyAt(0.55, HISTORY))
                .isCloseTo(0.45, within(1e-12));
    }

    @Test
    void aLevelBelowTheFirstEvaluationIsReadOffThere() {
        assertThat(BatchNormRegularizationReadings.validationAccuracyAt(0.05, HISTORY))
                .isEqualTo(0.1);
    }

    @Test
    void aLevelThatIsExactlyAnEvaluationIsReadOffThere() {
        assertThat(BatchNormRegularizationReadings.validationAccuracyAt(0.6, HISTORY))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aLevelThatWasNeverReachedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchNormRegularizationReadings.validationAccuracyAt(1.1, HISTORY))
                .withMessageContaining("1.1");
    }

    @Test
    void theCommonLevelIsTheHighestThatBothReachedAtSomeTime() {
        assertThat(BatchNormRegularizationReadings.commonTrainingAccuracy(
                        HISTORY, Histories.of(0.3, 0.3, 0.8, 0.4, 0.7, 0.4)))
                .isEqualTo(0.8);
    }
}
