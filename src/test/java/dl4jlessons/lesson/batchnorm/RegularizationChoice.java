package dl4jlessons.lesson.batchnorm;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.data.Examples;
import dl4jlessons.data.TrainValidationData;
import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.batchnorm.BatchNormRegularization.Sizes;
import dl4jlessons.lesson.batchnorm.BatchNormRegularizationReadings.Variant;
import dl4jlessons.lesson.batchnorm.RegularizationChoices.Choice;
import dl4jlessons.training.History;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tries all learning rates and strengths of lesson 9 on seeds that it does not judge, and compares the best with what the
 * lesson uses. Takes minutes; not part of {@code mvn verify}: its name keeps it out.
 */
class RegularizationChoice {
    private static final Long[] SEEDS = {101L, 102L, 103L, 104L, 105L, 106L, 107L, 108L, 109L};
    /** Half the smallest difference that matters to the lesson: other processors round differently. */
    private static final double ROUNDING = 0.01;

    private record Candidate(Variant variant, Choice choice) {}

    @Test
    void theChoicesOfTheLessonAreTheBest() {
        Settings settings = LessonTests.settings(2, SEEDS);
        Sizes sizes = Sizes.STANDARD;
        Map<Long, TrainValidationData> data = settings.tuningData(sizes.most(), sizes.validation());
        List<Candidate> candidates = Variant.all().stream()
                .flatMap(variant -> RegularizationChoices.candidates(variant.regularization()).stream()
                        .map(choice -> new Candidate(variant, choice)))
                .toList();

        RunResults<Candidate, Double> runs = settings.parallelRuns("choosing", candidates, run -> {
            Variant variant = run.variant().variant();
            TrainValidationData images = data.get(run.seed());
            Examples training = images.training().first(sizes.images(variant.task()));
            History history = BatchNormRegularization.training(
                            new TrainValidationData(training, images.validation()), variant.task(), sizes)
                    .fit(
                            run.network(BatchNormRegularization.network(
                                    variant.regularization(), run.variant().choice(), training, run.seed())),
                            run);
            return history.diverged() ? 0 : history.bestValidationAccuracy();
        });

        Map<Variant, String> worse = new LinkedHashMap<>();
        for (Variant variant : Variant.all()) {
            List<Choice> choices = RegularizationChoices.candidates(variant.regularization());
            Choice best = choices.stream()
                    .max(Comparator.comparingDouble(choice -> mean(runs, variant, choice)))
                    .orElseThrow();
            double lost = mean(runs, variant, best) - mean(runs, variant, RegularizationChoices.of(variant));
            System.out.println(variant + ": " + best + " " + mean(runs, variant, best));
            choices.forEach(choice -> System.out.println("    " + choice + " " + mean(runs, variant, choice)));
            if (lost > ROUNDING) {
                worse.put(variant, "the best is " + best + ", by " + lost);
            }
        }
        assertThat(worse).isEmpty();
    }

    private static double mean(RunResults<Candidate, Double> runs, Variant variant, Choice choice) {
        return runs.summary(new Candidate(variant, choice), accuracy -> accuracy)
                .mean();
    }
}
