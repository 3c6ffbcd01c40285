package dl4jlessons.notebook.exercise;

import static dl4jlessons.notebook.exercise.DashboardExercises.Illness.DEAD_UNITS;
import static dl4jlessons.notebook.exercise.DashboardExercises.Illness.RATE_TOO_SMALL;
import static dl4jlessons.notebook.exercise.DashboardExercises.Illness.WEIGHTS_TOO_SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.result.Figure;
import dl4jlessons.runtime.Nd4jRuntime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Right and wrong answers to the exercises of lesson 5, and what readers are told about them. */
class DashboardExercisesTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void theRightNamesCureAllPatients() {
        assertThat(DashboardExercises.diagnosis()
                        .check(Map.of("A", WEIGHTS_TOO_SMALL, "B", DEAD_UNITS, "C", RATE_TOO_SMALL))
                        .passed())
                .isTrue();
    }

    @Test
    void aWrongNameCuresNobody() {
        Feedback feedback = DashboardExercises.diagnosis()
                .check(Map.of("A", RATE_TOO_SMALL, "B", WEIGHTS_TOO_SMALL, "C", DEAD_UNITS));

        assertThat(feedback.findings()).hasSize(3).noneMatch(Feedback.Finding::met);
        assertThat(feedback.toString()).contains("validation accuracy of A, treated for RATE_TOO_SMALL: 0.1");
    }

    @Test
    void everyPatientNeedsAName() {
        assertThat(DashboardExercises.diagnosis().check(Map.of("A", DEAD_UNITS)).toString())
                .contains("names an illness for each of [A, B, C], not for [A]");
    }

    @Test
    void theChartsShowAllPatientsWithoutTheirNames() {
        for (Figure figure : new Figure[] {DashboardExercises.ratios(), DashboardExercises.activations()}) {
            assertThat(figure.panels()).extracting(Figure.Panel::title).containsExactly("A", "B", "C");
        }
    }

    @Test
    void ratesOutsideTheBandSayWhereToGo() {
        Exercise<Double> exercise = DashboardExercises.rateInTheBand();

        assertThat(exercise.check(0.03).passed()).isTrue();
        assertThat(exercise.check(0.0001).passed()).isFalse();
        assertThat(exercise.hint()).startsWith("Some layer's updates are too small: try a larger rate.");
        assertThat(exercise.check(0.3).passed()).isFalse();
        assertThat(exercise.hint()).startsWith("Some layer's updates are too large at first: try a smaller rate.");
        assertThat(exercise.check(-1.0).toString()).contains("A learning rate is a number above 0");
    }
}
