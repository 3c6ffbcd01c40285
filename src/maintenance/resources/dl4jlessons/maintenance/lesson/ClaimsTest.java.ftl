package dl4jlessons.lesson.${chapter};

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.lesson.ClaimVerdicts;
import dl4jlessons.result.Verdict;
import dl4jlessons.training.History;
import dl4jlessons.training.History.Evaluation;
import dl4jlessons.training.RunResults;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Verdicts on outcomes that are given and not trained. */
class ${name}ClaimsTest {
    @Test
    void itMatters() {
        assertThat(verdict(0.8, 0.81, 0.8, 0.79)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(0.5, 0.51, 0.49, 0.5)).isEqualTo(Verdict.NO_DIFFERENCE);
        assertThat(verdict(0.2, 0.21, 0.2, 0.19)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(verdict(0.4, 0.8, 0.5, 0.7)).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict(Double.NaN, 0.8, 0.5, 0.7)).isEqualTo(Verdict.NOT_TESTED);
    }

    /** With the larger rate the networks reach these accuracies, with the smaller one half of all images. */
    private static Verdict verdict(double... accuracies) {
        List<Double> rates = ${name}.LEARNING_RATES;
        RunResults<Double, History> runs = new RunResults<>(
                rates,
                ClaimVerdicts.SEEDS,
                Map.of(rates.get(0), histories(0.5, 0.5, 0.5, 0.5), rates.get(1), histories(accuracies)));
        return ClaimVerdicts.of(ClaimVerdicts.SEEDS, ${name}.claims(runs), "it-matters");
    }

    private static List<History> histories(double... accuracies) {
        return DoubleStream.of(accuracies)
                .mapToObj(accuracy -> new History(
                        List.of(2.3), List.of(new Evaluation(1, 0, Double.NaN, accuracy)), OptionalInt.empty()))
                .toList();
    }
}
