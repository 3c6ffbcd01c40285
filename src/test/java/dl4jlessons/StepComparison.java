package dl4jlessons;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.experiment.LessonRecord;
import dl4jlessons.result.Judgement;
import dl4jlessons.result.Measurement;
import dl4jlessons.result.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares what lessons judge on DL4J's own training step, run with fewer seeds into {@code target/stock}, with the fused
 * run of the course in {@code target}. Rounding makes trajectories part; what is asked for is that the two steps are no
 * further apart than two seeds of the same step. Not part of {@code mvn verify}, which does not run the course: its name
 * keeps it out.
 */
class StepComparison {
    /** Where seeds do not differ, the steps may still round differently. */
    private static final double ROUNDING = 1e-5;

    private final Map<String, LessonRecord> fused =
            CourseResults.read().stream().collect(Collectors.toMap(LessonRecord::name, run -> run));
    private final List<LessonRecord> stock = CourseResults.readStock();

    @Test
    void noValueDependsOnTheStepMoreThanOnTheSeed() {
        List<String> problems = new ArrayList<>();
        int compared = 0;
        for (LessonRecord run : stock) {
            List<Judgement> own = fused.get(run.name()).result().judgements();
            for (int i = 0; i < own.size(); i++) {
                List<Measurement> before = own.get(i).measurements().toList();
                List<Measurement> now =
                        run.result().judgements().get(i).measurements().toList();
                for (int j = 0; j < before.size(); j++) {
                    if (!before.get(j).machineDependent()) {
                        compared++;
                        compare(run.name() + " " + own.get(i).id(), before.get(j), now.get(j), problems);
                    }
                }
            }
        }
        assertThat(problems).as("of %d conditions", compared).isEmpty();
        assertThat(compared).isGreaterThan(20);
    }

    private static void compare(String claim, Measurement fused, Measurement stock, List<String> problems) {
        assertThat(stock.quantity()).isEqualTo(fused.quantity());
        List<Double> seeds = onAxis(fused);
        double spread = seeds.stream().mapToDouble(v -> v).max().orElseThrow()
                - seeds.stream().mapToDouble(v -> v).min().orElseThrow();
        List<Double> others = onAxis(stock);
        for (int i = 0; i < others.size(); i++) {
            double difference = Math.abs(others.get(i) - seeds.get(i));
            if (Double.compare(others.get(i), seeds.get(i)) != 0
                    && !(difference <= spread + ROUNDING * Math.max(1, Math.abs(seeds.get(i))))) {
                problems.add(claim + ", " + fused.quantity() + ": "
                        + stock.values().get(i) + " on DL4J's own step, " + fused.values());
            }
        }
    }

    private static List<Double> onAxis(Measurement condition) {
        boolean ratios = condition.scale() == Scale.LOGARITHMIC;
        return condition.values().stream()
                .map(value -> ratios ? Math.log(value) : value)
                .toList();
    }
}
