package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.Optimizers.Sizes;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Kind;
import dl4jlessons.lesson.batchnorm.OptimizersReadings.Variant;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tries all learning rates of lesson 10 on seeds that it does not judge, and compares the best with what the lesson uses.
 * Not part of {@code mvn verify}: its name keeps it out.
 */
class OptimizerChoice {
    private static final Long[] SEEDS = {101L, 102L, 103L};
    /** A choice is as good as the best if it is this close: other processors round differently. */
    private static final double ROUNDING = 0.005;

    @Test
    void theRatesOfTheLessonAreTheBest() {
        Settings settings = LessonTests.settings(2, SEEDS);
        Map<Long, TrainValidationData> data = Optimizers.data(settings, Sizes.STANDARD);
        List<Variant> variants = OptimizersReadings.KINDS.stream()
                .flatMap(kind -> kind.optimizer().rates().stream().map(rate -> new Variant(kind, 1, rate)))
                .toList();

        RunResults<Variant, History> runs = settings.parallelRuns(
                "choosing", variants, run -> Optimizers.train(run, data.get(run.seed()), Sizes.STANDARD));

        OptimizersReadings readings = new OptimizersReadings(runs, Optimizers.WORKS);
        Map<Kind, String> worse = new LinkedHashMap<>();
        for (Kind kind : OptimizersReadings.KINDS) {
            List<Double> rates = kind.optimizer().rates();
            double best = rates.stream()
                    .max(Comparator.comparingDouble(rate -> mean(readings, kind, rate)))
                    .orElseThrow();
            rates.forEach(rate -> System.out.println(kind + " " + rate + " " + mean(readings, kind, rate)));
            double lost = mean(readings, kind, best) - mean(readings, kind, kind.bestRate());
            if (lost > ROUNDING) {
                worse.put(kind, "the best is " + best + ", by " + lost);
            }
        }
        assertThat(worse).isEmpty();
    }

    private static double mean(OptimizersReadings readings, Kind kind, double rate) {
        return readings.overSeeds(seed -> readings.accuracy(kind, rate, seed)).mean();
    }
}
