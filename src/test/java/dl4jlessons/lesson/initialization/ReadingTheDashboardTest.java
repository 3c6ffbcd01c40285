package dl4jlessons.lesson.initialization;

import static dl4jlessons.lesson.LessonChecks.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.ReadingTheDashboard.Sizes;
import dl4jlessons.lesson.initialization.ReadingTheDashboardReadings.Network;
import dl4jlessons.result.Figure;
import dl4jlessons.result.LessonResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Margins leave room: seeds 1 to 3 gave the values in the comments. */
class ReadingTheDashboardTest extends LessonContract {
    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new ReadingTheDashboard().run(settings, new Sizes(128, 12));
    }

    @BeforeAll
    static void run() {
        result = new ReadingTheDashboard().run(LessonTests.settings(2, 1L, 2L, 3L), new Sizes(500, 40));
    }

    @Test
    void updatesFollowTheRate() {
        double healthy = summary(result, "healthy", "largest").mean();
        double slow = summary(result, "rate 0.0001", "largest").mean();

        // 200 to 300
        assertThat(healthy / slow).isBetween(50.0, 1000.0);
    }

    @Test
    void deadUnitsHaveGradientsOfExactlyZero() {
        assertThat(summary(result, "biases of −1", "gradients, smallest of a layer")
                        .max())
                .isZero();
        assertThat(summary(result, "healthy", "gradients, smallest of a layer").min())
                .isPositive();
    }

    @Test
    void narrowWeightsLetActivationsFade() {
        // 0.001
        assertThat(summary(result, "std 0.01", "activations, last ÷ first layer")
                        .max())
                .isBetween(1e-5, 0.05);
    }

    @Test
    void everyNetworkHasAPanelWithALineForEachLayer() {
        Figure ratios = result.figures().stream()
                .filter(figure -> figure.id().equals("ratios"))
                .findFirst()
                .orElseThrow();

        assertThat(ratios.panels()).hasSize(Network.values().length).allSatisfy(panel -> assertThat(panel.series())
                .hasSize(5));
    }
}
