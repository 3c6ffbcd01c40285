package dl4jlessons.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.runtime.Nd4jRuntime;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.weights.WeightInitDistribution;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Wrong answers to the exercises on optimizers, and what readers are told about them. */
class OptimizerExercisesTest {
    @BeforeAll
    static void startNd4j() {
        Nd4jRuntime.start();
    }

    @Test
    void theSameRateTakesStepsTenTimesAsLarge() {
        assertThat(OptimizerExercises.sameSteps().check(0.1).toString())
                .contains("step with momentum ÷ step of SGD: 10.0, required: at most 1.05");
        assertThat(OptimizerExercises.sameSteps().check(0.001).toString())
                .contains("step with momentum ÷ step of SGD: 0.100, required: at least 0.95");
        assertThat(OptimizerExercises.sameSteps().check(0.01).passed()).isTrue();
        assertThat(OptimizerExercises.sameSteps().check(-1.0).toString())
                .contains("✘ A learning rate is a number above 0, not -1.0.");
    }

    @Test
    void largerWeightsAndNormalizationAreNoAnswer() {
        var he = new ReluNetwork(5, WeightInit.RELU.getWeightInitFunction(), 0.1, true);

        assertThat(OptimizerExercises.weightsTooSmall()
                        .check(he.configuration())
                        .toString())
                .contains(
                        "✘ standard deviation of the first layer's weights",
                        "✘ batch normalization layers: 5, required: at most 0",
                        "✔ validation accuracy");
    }

    @Test
    void aLargerRateOfPlainSgdIsNone() {
        var small = new WeightInitDistribution(new NormalDistribution(0, 0.0151));

        assertThat(OptimizerExercises.weightsTooSmall()
                        .check(new ReluNetwork(5, small, 1, false).configuration())
                        .toString())
                .contains("✔ standard deviation of the first layer's weights", "✘ validation accuracy");
        assertThat(OptimizerExercises.weightsTooSmall()
                        .check(new ReluNetwork(3, small, 1, false).configuration())
                        .toString())
                .contains("✘ The network's dense layers have [100, 100, 100] units");
    }
}
