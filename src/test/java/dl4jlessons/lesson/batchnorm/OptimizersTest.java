package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dl4jlessons.experiment.Settings;
import dl4jlessons.fused.FusedMultiLayerNetwork;
import dl4jlessons.fused.TrainingStep;
import dl4jlessons.lesson.LessonContract;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.Optimizers.Sizes;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Kind;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Optimizer;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Variant;
import dl4jlessons.result.LessonResult;
import dl4jlessons.result.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptimizersTest extends LessonContract {
    private static final Sizes SMALL = new Sizes(300, 100, 3);

    private static LessonResult result;

    @Override
    protected LessonResult small(Settings settings) {
        return new Optimizers().run(settings, new Sizes(300, 100, 2));
    }

    @BeforeAll
    static void run() {
        result = new Optimizers().run(LessonTests.settings(2, 1L), SMALL);
    }

    @Test
    void oneSeedEstablishesNothing() {
        assertThat(result.judgements()).hasSize(6).allSatisfy(judgement -> assertThat(judgement.verdict())
                .isIn(Verdict.INCONCLUSIVE, Verdict.NOT_TESTED));
    }

    @Test
    void ratesAreHalfDecadesAndTheBestIsOneOfThem() {
        assertThat(Arrays.asList(Optimizer.values())).allSatisfy(optimizer -> assertThat(steps(optimizer.rates()))
                .allSatisfy(step -> assertThat(step).isBetween(2.9, 3.4)));
        assertThat(OptimizersReadings.KINDS)
                .allSatisfy(kind -> assertThat(kind.optimizer().rates()).contains(kind.bestRate()));
    }

    @ParameterizedTest
    @EnumSource
    void theFusedStepTrainsEveryOptimizer(Optimizer optimizer) {
        FusedMultiLayerNetwork network =
                (FusedMultiLayerNetwork) network(TrainingStep.FUSED, new Variant(new Kind(optimizer, true), 3, 0.1));

        assertThat(network.isFused()).isTrue();
        assertThat(network.getLayer(1).conf().getLayer()).isInstanceOf(BatchNormalization.class);
    }

    @Test
    void aWarmUpStartsAtAFractionOfTheRateAndReachesIt() {
        MultiLayerNetwork network = network(TrainingStep.STOCK, new Variant(Optimizers.PLAIN_WARM_UP, 1, 0.1));

        assertThat(List.of(network.getLearningRate(0), rateAt(network, 14), rateAt(network, 99)))
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1)
                .containsExactly(0.1 / 45, 0.1 / 3, 0.1);
    }

    @Test
    void weightsAreMultiplesOfHes() {
        for (double scale : OptimizersReadings.SCALES) {
            MultiLayerNetwork network = network(TrainingStep.STOCK, new Variant(Optimizers.PLAIN_SGD, scale, 0.1));

            assertThat(network.getParam("0_W").stdNumber().doubleValue() / (scale * Math.sqrt(2.0 / 784)))
                    .isCloseTo(1, within(0.02));
            assertThat(network.getParam("2_W").stdNumber().doubleValue() / (scale * Math.sqrt(2.0 / 100)))
                    .isCloseTo(1, within(0.05));
        }
    }

    private static List<Double> steps(List<Double> rates) {
        return IntStream.range(1, rates.size())
                .mapToObj(i -> rates.get(i) / rates.get(i - 1))
                .toList();
    }

    private static double rateAt(MultiLayerNetwork network, int iteration) {
        network.getLayerWiseConfigurations().setIterationCount(iteration);
        return network.getLearningRate(0);
    }

    private static MultiLayerNetwork network(TrainingStep step, Variant variant) {
        return step.network(Optimizers.network(
                variant, LessonTests.settings(1, 1L).images().training().all(), 1));
    }
}
