package dl4jlessons.lesson.initialization;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.Settings;
import dl4jlessons.lesson.LessonTests;
import dl4jlessons.lesson.initialization.InitializationComparison.Sizes;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Outcome;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Suitable;
import dl4jlessons.lesson.initialization.InitializationComparisonReadings.Variant;
import dl4jlessons.training.RunResults;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Tries all learning rates of lesson 4 on seeds that it does not judge, and measures spreads there; compares the best rates
 * and the suitable spreads with what the lesson uses.
 * Not part of {@code mvn verify}: its name keeps it out.
 */
class InitializationChoice {
    private static final Long[] SEEDS = {101L, 102L, 103L};
    /** A choice is as good as the best if its loss is this close: other processors round differently. */
    private static final double ROUNDING = 0.005;

    @Test
    void theRatesOfTheLessonAreTheBest() {
        Settings settings = LessonTests.settings(2, SEEDS);
        List<Variant> variants = InitializationComparison.BEST_RATES.entrySet().stream()
                .flatMap(choice -> choice.getValue().keySet().stream()
                        .flatMap(weights -> InitializationComparison.RATES.stream()
                                .map(rate -> new Variant(choice.getKey(), rate, weights))))
                .toList();

        RunResults<Variant, Outcome> runs = InitializationComparison.train(settings, Sizes.STANDARD, variants);

        Map<Variant, String> worse = new LinkedHashMap<>();
        InitializationComparison.BEST_RATES.forEach((activation, choices) -> choices.forEach((weights, rate) -> {
            Variant best = InitializationComparison.RATES.stream()
                    .map(tried -> new Variant(activation, tried, weights))
                    .min(Comparator.comparingDouble(variant -> loss(runs, variant)))
                    .orElseThrow();
            Variant chosen = InitializationComparison.best(activation, weights);
            double lost = loss(runs, chosen) - loss(runs, best);
            if (!(lost <= ROUNDING)) {
                worse.put(chosen, "the best is " + best.learningRate() + ", by " + lost);
            }
        }));
        runs.variants().forEach(variant -> System.out.println(variant + " " + loss(runs, variant)));
        assertThat(worse).isEmpty();
    }

    /** Before training: one iteration is enough. */
    @Test
    void theNetworksOfSuitableSpreadAreThoseOfTheLesson() {
        List<Variant> variants = InitializationComparison.ACTIVATIONS.stream()
                .flatMap(activation -> InitializationComparison.best(activation).stream())
                .toList();

        RunResults<Variant, Outcome> runs = InitializationComparison.train(
                LessonTests.settings(2, SEEDS), new Sizes(10_000, 2000, 1, 1, 1), variants);

        for (Variant variant : variants) {
            Suitable suitable = InitializationComparison.SUITABLE.get(variant.activation());
            double spread = runs.of(variant).stream()
                    .mapToDouble(Outcome::initialUnitSpread)
                    .average()
                    .orElseThrow();
            System.out.println(variant + " " + spread + ", suitable: " + suitable.low() + " to " + suitable.high());
            assertThat(suitable.weights().contains(variant.weights()))
                    .as("%s, spread %s", variant, spread)
                    .isEqualTo(suitable.contains(spread));
        }
    }

    private static double loss(RunResults<Variant, Outcome> runs, Variant variant) {
        return runs.of(variant).stream()
                .mapToDouble(Outcome::finalLoss)
                .average()
                .orElseThrow();
    }
}
