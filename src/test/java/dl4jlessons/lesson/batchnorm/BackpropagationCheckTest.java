package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.Examples;
import dl4jlessons.lesson.LessonTests;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Central differences in double, on eight images, over weights, γ, β and input, with γ and β away from 1 and 0. */
class BackpropagationCheckTest {
    private static BackpropagationCheck several;
    private static BackpropagationCheck one;

    @BeforeAll
    static void check() {
        Examples images = LessonTests.settings(1, 1L).images().training().all();
        several = BackpropagationCheck.of(images.first(BackpropagationCheck.SEVERAL), 1);
        one = BackpropagationCheck.of(images.first(BackpropagationCheck.ONE), 1);
    }

    @Test
    void dl4jBackpropagatesCorrectlyToWeightsGammaBetaAndInput() {
        assertThat(several.parameters())
                .extracting(GradientCheck.Compared::parameter)
                .containsExactly("0_W", "1_gamma", "1_beta", "3_W", "3_b", "input");
        assertThat(several.parameters())
                .allMatch(compared -> compared.largest() > 1e-3)
                .allMatch(compared -> compared.relativeDifference() < 1e-6);
    }

    @Test
    void gradientsInFloatAreThoseInDoubleButForRounding() {
        assertThat(several.floatDifference()).isBetween(1e-10, 1e-4);
    }

    @Test
    void takingMeanAndVarianceForConstantsGivesAnotherGradient() {
        assertThat(several.constantStatistics()).isGreaterThan(0.05);
    }

    @Test
    void withOneImageNothingBelowTheLayerHasAGradient() {
        List<GradientCheck.Compared> withoutGradient = one.parameters().stream()
                .filter(compared -> compared.largest() < 1e-9)
                .toList();

        assertThat(withoutGradient)
                .extracting(GradientCheck.Compared::parameter)
                .containsExactly("0_W", "1_gamma", "input");
    }
}
