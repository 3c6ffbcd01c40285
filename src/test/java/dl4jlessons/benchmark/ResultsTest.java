package dl4jlessons.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dl4jlessons.benchmark.Measurement.Part;
import dl4jlessons.report.ConsoleText;
import dl4jlessons.result.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
    /** The machine was three times slower in the second repetition, and a bit faster in the third. */
    private static Results moody() {
        double[] fused = {10, 30, 8};
        double[] torch = {20, 45, 20};
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < fused.length; i++) {
            measurements.add(seconds(Contestant.FUSED_2, i + 1, fused[i]));
            measurements.add(seconds(Contestant.TORCH_1, i + 1, torch[i]));
        }
        return new Results(measurements);
    }

    private static Measurement seconds(Contestant contestant, int repetition, double seconds) {
        return new Measurement(
                Part.JOBS, "init", contestant, repetition, Map.of(Measurement.SECONDS, seconds), "learned");
    }

    @Test
    void ratiosAreThoseOfPairs() {
        assertThat(moody().ratio(Part.JOBS, "init", Contestant.FUSED_2, Contestant.TORCH_1, Measurement.SECONDS))
                .contains(new Results.Ratio(0.5, 0.4, 30.0 / 45, 3));
    }

    @Test
    void aProgramThatWasNotMeasuredHasNoRatio() {
        assertThat(moody().ratio(Part.JOBS, "init", Contestant.FUSED_2, Contestant.TORCH, Measurement.SECONDS))
                .isEmpty();
        assertThat(moody().median(Part.JOBS, "bn", Contestant.FUSED_2, Measurement.SECONDS))
                .isEmpty();
    }

    @Test
    void tablesShowWhatWasMeasuredAndWhatWasNot() {
        List<Table> tables = new Tables(moody()).all();

        assertThat(tables)
                .extracting(table -> ConsoleText.plain().table(table))
                .satisfiesExactly(
                        seconds -> assertThat(seconds).contains("PyTorch, 1 thread", "20.0 s", "10.0 s"),
                        peaks -> assertThat(peaks).containsPattern("PyTorch, 1 thread +–"),
                        ratios -> assertThat(ratios).contains("0.50 (0.40–0.67)"));
    }
}
